import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { canonical } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { readSubject } from '@/app/pictures/subject-chart'
import { AnyFigure } from '@/components/charts/any-figure'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { sharedDb } from '@/db/shared'
import { HttpError } from '@/lib/http/errors'
import { parseSubject } from '@/lib/http/picture/picture-subject'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { type Subject, subjectPage } from '@/lib/view/picture/subject'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type EmbedProps = PageProps<'/embed/charts/[...subject]'>

/** One chart alone, for the frames of other sites: whatever has a picture. */
export default async function EmbeddedChart({ params }: EmbedProps) {
  const page = await orMissing(async () => {
    const subject = await subjectOf(params)
    return readSnapshot(sharedDb(), async (reader) => ({
      ...(await readSubject(reader, subject, new Date())),
      href: subjectPage(subject),
      sources: await readSources(reader),
      freshness: await getFreshness(reader),
    }))
  })
  const { heading, view, href } = page
  return (
    <EmbedFrame title={heading} href={href} freshness={page.freshness} sources={page.sources}>
      <p className="font-semibold text-lg leading-snug">
        <a href={href} className="hover:text-accent">
          {heading}
        </a>
      </p>
      <h2 className="mt-0.5 font-medium">{view.title}</h2>
      <AnyFigure id="chart" view={view} />
    </EmbedFrame>
  )
}

export async function generateMetadata({ params }: EmbedProps): Promise<Metadata> {
  const href = await orMissing(async () => subjectPage(await subjectOf(params)))
  return { title: text('sharing.chart'), alternates: canonical(href), robots: { index: false } }
}

async function subjectOf(params: EmbedProps['params']): Promise<Subject> {
  const { subject } = await params
  return parseSubject(subject.join('/'))
}

/** What pictures answer with 404 is missing here too. */
async function orMissing<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) notFound()
    throw error
  }
}
