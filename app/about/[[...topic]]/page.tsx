import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readSources } from '@/app/page-sources'
import { Definitions } from '@/components/about/definitions'
import { RestatementTable } from '@/components/about/restatement-table'
import { FreshnessLine } from '@/components/ui/freshness-line'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { getFreshness } from '@/lib/queries/freshness'
import { latestRestatements } from '@/lib/queries/restatements'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export const metadata: Metadata = { title: 'What the numbers mean', alternates: { canonical: '/about' } }

/** The parameter is there so that the page is drawn when it is first asked for, not at build time. */
export function generateStaticParams() {
  return []
}

export default async function AboutPage({ params }: PageProps<'/about/[[...topic]]'>) {
  const { topic } = await params
  if (topic) notFound()
  const { freshness, restatements, sources } = await readSnapshot(sharedDb(), async (reader) => ({
    freshness: await getFreshness(reader),
    restatements: await latestRestatements(reader, 50),
    sources: await readSources(reader),
  }))
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <h1 className="font-semibold text-2xl leading-tight tracking-tight md:text-[1.75rem]">
          What the numbers mean
        </h1>
        <Definitions />
        <h2 id="freshness" className="mt-8 font-semibold text-base">
          Freshness
        </h2>
        <p className="mt-2 text-muted leading-relaxed">
          A finished day is counted each night at 00:10 UTC, the running day every few minutes. Requests that
          arrive late change their own day. <FreshnessLine freshness={freshness} />.
        </p>
        <h2 id="restatements" className="mt-8 font-semibold text-base">
          Restated days
        </h2>
        <p className="mt-2 text-muted leading-relaxed">
          When the total of a published day changes, it is written down here.
        </p>
        <RestatementTable restatements={restatements} />
        <h2 id="sources" className="mt-8 font-semibold text-base">
          Where the data come from
        </h2>
        <p className="mt-2 text-muted leading-relaxed">
          Every number is added up from the requests that the router behind this site reported.{' '}
          {sources &&
            'This installation shows demo data: requests made up so that their daily sums per model equal published figures. '}
          {sources?.citations.join(' ')}
          {sources && (
            <>
              {' '}
              Licence:{' '}
              <a href={sources.licence.url} rel="license" className="text-link">
                {sources.licence.name}
              </a>
              .
            </>
          )}
        </p>
      </div>
    </PageFrame>
  )
}
