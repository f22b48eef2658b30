import Link from 'next/link'
import { DataTable } from '@/components/tables/data-table'
import { EmptyNote } from '@/components/ui/empty-note'
import { Exports } from '@/components/ui/exports'
import { getSharedModels } from '@/lib/queries/entity/shared-models'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { entityPath } from '@/lib/view/address/entity-path'
import { modelProviderTable } from '@/lib/view/entity/model-provider-table'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { chartAndList } from './chart-and-list'
import { boardQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const MODELS = 5

const ways = chartAndList('routing', 'routing')

/** How requests asked to be routed and, on the board's own page, what routing prefers. */
export const routing: BoardSection<'routing'> = {
  ...ways,
  async draw(context) {
    const drawn = await ways.draw(context)
    if (context.isOverview) return drawn
    return (
      <>
        {drawn}
        {await preferred(context)}
      </>
    )
  },
}

async function preferred({ reader, question, now }: SectionContext) {
  const { period, range } = boardQuestion(question, 'providers', MODELS)
  const asked = { period, range, variants: 'merge' } as const
  const models = await getSharedModels(reader, MODELS, asked, now)
  const window = boardWindow(asked, await getFreshness(reader), now)
  const title = text('boards.routing.preferred')
  return (
    <section aria-labelledby="preferred" className="mt-12 md:mt-16">
      <h2 id="preferred" className="font-semibold text-lg leading-snug">
        {title}
      </h2>
      <p className="mt-0.5 max-w-[46rem] text-muted">
        {text('boards.routing.preferredNote', { days: windowText(period, window) })}
      </p>
      {models.length === 0 ? (
        <EmptyNote
          title={text('boards.routing.notSharedTitle')}
          text={text('boards.routing.notShared')}
          links={[]}
        />
      ) : (
        <div className="mt-6 grid gap-y-10">
          {models.map((of) => (
            <div key={of.model.slug} className="min-w-0">
              <h3 className="mb-1 font-medium">
                <Link
                  href={entityPath('models', of.model.slug)}
                  prefetch={false}
                  className="hover:text-accent"
                >
                  {of.model.name}
                </Link>
              </h3>
              <DataTable
                view={modelProviderTable(of, text('boards.routing.providersOf', { model: of.model.name }))}
              />
            </div>
          ))}
        </div>
      )}
      <Exports label={title} file={{ name: 'model-providers', query: { period } }} />
    </section>
  )
}
