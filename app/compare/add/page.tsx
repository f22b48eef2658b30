import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { readSources } from '@/app/page-sources'
import { AddForm } from '@/components/compare/add-form'
import { HitList } from '@/components/search/hit-list'
import { EmptyNote } from '@/components/ui/empty-note'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { sharedDb } from '@/db/shared'
import { MAX_HITS, parseSearchQuery } from '@/lib/domain/traffic/search'
import { findCompared } from '@/lib/queries/compare'
import { searchEntities } from '@/lib/queries/search/search'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { readCompareForm, withAdded } from '@/lib/view/address/compare-form'
import { comparePath } from '@/lib/view/address/compare-path'
import { text } from '@/lib/view/text/messages'

export const metadata: Metadata = {
  title: text('compare.add.pageTitle'),
  robots: { index: false, follow: false },
}

/**
 * Where the forms of comparisons lead: on to the address of what was chosen, unless the text may mean several. Drawn
 * for each request; nothing of it needs scripts.
 */
export default async function AddPage({ searchParams }: PageProps<'/compare/add'>) {
  const { question, text: asked } = readCompareForm(await searchParams)
  if (asked === '') redirect(comparePath(question))
  const { chosen, hits, freshness, sources } = await readSnapshot(sharedDb(), async (reader) => {
    const { dimension } = question
    const name = parseSearchQuery(asked).text
    const { found } = await findCompared(reader, dimension, [name])
    const all = found.length > 0 ? [] : await searchEntities(reader, name, MAX_HITS)
    const hits = all.filter(({ kind }) => kind === dimension)
    return {
      hits,
      chosen: found[0]?.slug ?? (hits.length === 1 ? hits[0]!.slug : undefined),
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
    }
  })
  if (chosen !== undefined) redirect(comparePath(withAdded(question, chosen)))
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <PageTitle>{text('compare.add.title')}</PageTitle>
        <AddForm question={question} others={[]} />
        <div className="mt-5">
          {hits.length > 0 ? (
            <>
              <p className="text-muted">{text('compare.add.choose', { text: asked })}</p>
              <HitList
                hits={hits.map((hit) => ({ ...hit, path: comparePath(withAdded(question, hit.slug)) }))}
              />
            </>
          ) : (
            <EmptyNote
              title={text('compare.add.none', { text: asked })}
              text={text('compare.add.noneText')}
              links={[]}
            />
          )}
        </div>
        <p className="mt-6">
          <Link href={comparePath(question)} prefetch={false} className="text-link">
            {text('compare.add.back')}
          </Link>
        </p>
      </div>
    </PageFrame>
  )
}
