import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata, siteOrigin } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { drawBoard } from '@/app/sections/draw-sections'
import { previewPicture } from '@/app/sections/section-picture'
import { CoverageLine } from '@/components/boards/coverage-line'
import { CategoryLinks } from '@/components/controls/category-links'
import { SectionRail } from '@/components/controls/section-rail'
import { ReferenceLink } from '@/components/reference/reference-link'
import { PageFrame } from '@/components/ui/page-frame'
import { Share } from '@/components/ui/share'
import { StructuredData } from '@/components/ui/structured-data'
import { sharedDb } from '@/db/shared'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { getReferenceName } from '@/lib/queries/coverage/reference'
import { getRequestCoverage } from '@/lib/queries/coverage/request-coverage'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { type PageQuestion, pagePath, parsePagePath } from '@/lib/view/address/page-path'
import { type BoardName, pageEntry } from '@/lib/view/boards/boards'
import { datasetOf } from '@/lib/view/site/structured-data'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type BoardProps = PageProps<'/boards/[...question]'>

/** One board with everything that can be chosen on it. */
export default async function BoardPage({ params }: BoardProps) {
  const question = await questionOf(params)
  const now = new Date()
  const page = await readSnapshot(sharedDb(), async (reader) => ({
    sources: await readSources(reader),
    freshness: await getFreshness(reader),
    days: await getCoverage(reader),
    board: await drawBoard(reader, question, now),
    coverage: await getRequestCoverage(reader, { ...question, range: null }, now),
    reference: pageEntry(question.board).isPublished ? await getReferenceName(reader) : null,
  }))
  if (page.board === null) notFound()
  const origin = siteOrigin()
  const title = titleOf(question)
  const licence = page.sources?.licence ?? null
  return (
    <PageFrame
      freshness={page.freshness}
      sources={page.sources}
      filter={<CategoryLinks question={question} />}
    >
      <div className="with-rail">
        <SectionRail question={question} />
        <div className="beside-rail">
          {page.board}
          <CoverageLine coverage={page.coverage} period={question.period} />
          {page.reference && <ReferenceLink name={page.reference} />}
          <Share
            title={title}
            path={pagePath(question)}
            embed={`/embed${pagePath(question)}`}
            picture={previewPicture(question)}
            origin={origin}
          />
          <StructuredData
            value={datasetOf({ question, title, origin: origin ?? '', days: page.days, licence })}
          />
        </div>
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ params }: BoardProps): Promise<Metadata> {
  const question = await questionOf(params)
  return pageMetadata({
    title: titleOf(question),
    description: text(`boards.${question.board as BoardName}.description`),
    path: pagePath(question),
    picture: previewPicture(question),
  })
}

function titleOf(question: PageQuestion): string {
  const board = text(`boards.${question.board as BoardName}.title`)
  const category = categoryName(question.category)
  return question.category === 'all' ? board : text('rankings.boardPageTitle', { board, category })
}

async function questionOf(params: BoardProps['params']): Promise<PageQuestion> {
  const { question: segments } = await params
  return parsePagePath(segments, true) ?? notFound()
}
