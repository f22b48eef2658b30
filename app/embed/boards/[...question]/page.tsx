import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { canonical } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { sections } from '@/app/sections/registry'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { sharedDb } from '@/db/shared'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { type PageQuestion, pagePath, parsePagePath } from '@/lib/view/address/page-path'
import type { BoardName } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type EmbedProps = PageProps<'/embed/boards/[...question]'>

/** A board alone, for the frames of other sites. */
export default async function EmbeddedBoard({ params }: EmbedProps) {
  const question = await questionOf(params)
  const section = sections[question.board as BoardName] ?? notFound()
  const page = await readSnapshot(sharedDb(), async (reader) => ({
    sources: await readSources(reader),
    freshness: await getFreshness(reader),
    board: await section.draw({ reader, question, now: new Date(), isOverview: true }),
  }))
  return (
    <EmbedFrame
      title={titleOf(question)}
      href={pagePath(question)}
      freshness={page.freshness}
      sources={page.sources}
    >
      {page.board}
    </EmbedFrame>
  )
}

export async function generateMetadata({ params }: EmbedProps): Promise<Metadata> {
  const question = await questionOf(params)
  return {
    title: titleOf(question),
    alternates: canonical(pagePath(question)),
    robots: { index: false },
  }
}

const titleOf = ({ board }: PageQuestion) => text(`boards.${board as BoardName}.title`)

async function questionOf(params: EmbedProps['params']): Promise<PageQuestion> {
  const { question: segments } = await params
  return parsePagePath(segments, true) ?? notFound()
}
