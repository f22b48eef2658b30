import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { ListForm } from '@/components/list/list-form'
import { ListPages } from '@/components/list/list-pages'
import { ListTable } from '@/components/list/list-table'
import { EmptyNote } from '@/components/ui/empty-note'
import { Exports } from '@/components/ui/exports'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { sharedDb } from '@/db/shared'
import { defaultList, type ListQuestion } from '@/lib/domain/traffic/list-question'
import { getList } from '@/lib/queries/lists/list'
import { getListChoices } from '@/lib/queries/lists/list-choices'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { listPath, parseListPath } from '@/lib/view/address/list-path'
import { listFile } from '@/lib/view/list/list-file'
import { setFilters } from '@/lib/view/list/list-filter-text'
import { listTable } from '@/lib/view/list/list-table'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type ListProps = PageProps<'/browse/[...question]'>

/** All models, authors, providers or apps, a page of them at a time. next.config.mjs rewrites `/models` and the others. */
export default async function ListPage({ params }: ListProps) {
  const question = await questionOf(params)
  const { kind, page } = question
  const { list, choices, sources } = await readSnapshot(sharedDb(), async (reader) => ({
    list: await getList(reader, question),
    choices: kind === 'models' ? await getListChoices(reader) : { authors: [], providers: [] },
    sources: await readSources(reader),
  }))
  const { rows, count, freshness } = list
  if (page > 1 && rows.length === 0) notFound()
  const set = setFilters(question, choices)
  const window = boardWindow({ period: 'week', range: null }, freshness, new Date())
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="pt-8 md:pt-10">
        <PageTitle>{text(`browse.${kind}.title`)}</PageTitle>
        <p className="mt-1.5 max-w-[46rem] text-muted">{text(`browse.${kind}.lead`)}</p>
        <ListForm question={question} choices={choices} set={set} />
        {rows.length > 0 ? (
          <>
            <p className="mt-5 text-muted">
              {text(`browse.${kind}.count`, { count })}{' '}
              {freshness.dataThrough && text('browse.days', { days: windowText('week', window) })}
            </p>
            <div className="mt-3">
              <ListTable table={listTable(question, rows)} caption={text(`browse.${kind}.title`)} />
            </div>
            <ListPages question={question} count={count} />
            <Exports label={text('boards.wholeList')} file={listFile(question)} />
          </>
        ) : (
          <div className="mt-6">
            <EmptyNote
              title={text(`browse.${kind}.${set.length > 0 ? 'noneMatch' : 'none'}`)}
              text={text(set.length > 0 ? 'browse.fewerFilters' : 'browse.firstEvent')}
              links={[
                set.length > 0
                  ? {
                      label: text(`browse.${kind}.title`),
                      href: listPath({ ...question, filters: {}, page: 1 }),
                    }
                  : { label: text('site.allRankings'), href: '/' },
              ]}
            />
          </div>
        )}
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ params }: ListProps): Promise<Metadata> {
  const question = await questionOf(params)
  const { kind, page } = question
  const title = text(`browse.${kind}.title`)
  const labels = setFilters(question, { authors: [], providers: [] }).map(({ label }) => label)
  const narrowed =
    labels.length > 0 ? text('browse.narrowedTitle', { title, filters: labels.join(', ') }) : title
  const isOwn = listPath({ ...defaultList(kind), page }) === listPath(question)
  return {
    ...pageMetadata({
      title: page > 1 ? text('browse.pages.title', { title: narrowed, page }) : narrowed,
      description: text(`browse.${kind}.description`),
      path: listPath(question),
      picture: null,
    }),
    // Every thing has a page of its own to be found by; the ways to sort and narrow a list have no end.
    ...(!isOwn && { robots: { index: false, follow: true } }),
  }
}

async function questionOf(params: ListProps['params']): Promise<ListQuestion> {
  const { question: segments } = await params
  return parseListPath(segments) ?? notFound()
}
