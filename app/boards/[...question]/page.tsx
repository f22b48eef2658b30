import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readSources } from '@/app/page-sources'
import { drawBoard } from '@/app/sections/draw-sections'
import { BoardLinks } from '@/components/controls/board-links'
import { CategoryLinks } from '@/components/controls/category-links'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import type { BoardName } from '@/lib/domain/boards'
import { categoryName } from '@/lib/domain/category-name'
import { text } from '@/lib/domain/messages'
import { type PageQuestion, pagePath, parsePagePath } from '@/lib/domain/question'
import { getFreshness } from '@/lib/queries/freshness'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type BoardProps = PageProps<'/boards/[...question]'>

/** One board with everything that can be chosen on it. */
export default async function BoardPage({ params }: BoardProps) {
  const question = await questionOf(params)
  const page = await readSnapshot(sharedDb(), async (reader) => ({
    sources: await readSources(reader),
    freshness: await getFreshness(reader),
    board: await drawBoard(reader, question, new Date()),
  }))
  if (page.board === null) notFound()
  return (
    <PageFrame
      freshness={page.freshness}
      sources={page.sources}
      filter={<CategoryLinks question={question} />}
    >
      {page.board}
      <BoardLinks question={question} />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: BoardProps): Promise<Metadata> {
  const question = await questionOf(params)
  const board = text(`boards.${question.board as BoardName}.title`)
  const category = categoryName(question.category)
  return {
    title: question.category === 'all' ? board : text('rankings.boardPageTitle', { board, category }),
    alternates: { canonical: pagePath(question) },
  }
}

async function questionOf(params: BoardProps['params']): Promise<PageQuestion> {
  const { question: segments } = await params
  return parsePagePath(segments, true) ?? notFound()
}
