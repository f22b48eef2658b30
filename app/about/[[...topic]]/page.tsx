import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { canonical } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CatalogueLine } from '@/components/about/catalogue-line'
import { Definitions, TopicLinks } from '@/components/about/definitions'
import { IngestReasonTable } from '@/components/about/ingest-reason-table'
import { RestatementTable } from '@/components/about/restatement-table'
import { UsageSourceTable } from '@/components/about/usage-source-table'
import { FreshnessLine } from '@/components/ui/freshness-line'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { RichText } from '@/components/ui/rich-text'
import { sharedDb } from '@/db/shared'
import { latestRestatements } from '@/lib/queries/boards/restatements'
import { getBuiltInUse } from '@/lib/queries/catalogue/built-in'
import { getIngestReasons } from '@/lib/queries/coverage/ingest-reasons'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

/** Read when the page is drawn: the build does not know the address of the site. */
export function generateMetadata(): Metadata {
  return { title: text('about.title'), alternates: canonical('/about') }
}

/** The parameter is there so that the page is drawn when it is first asked for, not at build time. */
export function generateStaticParams() {
  return []
}

export default async function AboutPage({ params }: PageProps<'/about/[[...topic]]'>) {
  const { topic } = await params
  if (topic) notFound()
  const { freshness, restatements, sources, reasons, builtIn } = await readSnapshot(
    sharedDb(),
    async (reader) => ({
      freshness: await getFreshness(reader),
      restatements: await latestRestatements(reader, 50),
      sources: await readSources(reader),
      reasons: await getIngestReasons(reader, new Date()),
      builtIn: await getBuiltInUse(reader),
    }),
  )
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <PageTitle>{text('about.title')}</PageTitle>
        <TopicLinks />
        <Definitions />
        <h2 id="counting" className="mt-8 font-semibold text-base">
          {text('about.counting.title')}
        </h2>
        <p className="mt-2 text-muted leading-relaxed">{text('about.counting.rule')}</p>
        <p className="mt-2 text-muted leading-relaxed">{text('about.counting.largest')}</p>
        <UsageSourceTable />
        <h2 id="reasons" className="mt-8 font-semibold text-base">
          {text('about.reasons.title')}
        </h2>
        <p className="mt-2 text-muted leading-relaxed">{text('about.reasons.rule')}</p>
        <IngestReasonTable reasons={reasons} />
        <h2 id="freshness" className="mt-8 font-semibold text-base">
          {text('about.freshness.title')}
        </h2>
        <p className="mt-2 text-muted leading-relaxed">
          {text('about.freshness.schedule')} <FreshnessLine freshness={freshness} />
          {freshness.dataThrough && '.'}
        </p>
        <h2 id="restatements" className="mt-8 font-semibold text-base">
          {text('about.restatements.title')}
        </h2>
        <p className="mt-2 text-muted leading-relaxed">{text('about.restatements.rule')}</p>
        <RestatementTable restatements={restatements} />
        <h2 id="sources" className="mt-8 font-semibold text-base">
          {text('about.sources.title')}
        </h2>
        <p className="mt-2 text-muted leading-relaxed">
          {text('about.sources.origin')}{' '}
          <RichText
            of="about.sources.reference"
            marks={{
              link: (inner) => (
                <a href="/reference" className="text-link">
                  {inner}
                </a>
              ),
            }}
          />{' '}
          {sources && (
            <RichText
              of="about.sources.demo"
              values={{ citations: sources.citations.join(' '), name: sources.licence.name }}
              marks={{
                licence: (inner) => (
                  <a href={sources.licence.url} rel="license" className="text-link">
                    {inner}
                  </a>
                ),
              }}
            />
          )}
        </p>
        {builtIn && (
          <p className="mt-2 text-muted leading-relaxed">
            <CatalogueLine use={builtIn} />
          </p>
        )}
      </div>
    </PageFrame>
  )
}
