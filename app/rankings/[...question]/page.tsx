import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { drawWhy } from '@/app/growth/why-line'
import { pageMetadata } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { drawOverview } from '@/app/sections/draw-sections'
import { boardQuestion } from '@/app/sections/questions'
import { previewPicture } from '@/app/sections/section-picture'
import { CoverageLine } from '@/components/boards/coverage-line'
import { BoardChoices } from '@/components/controls/board-choices'
import { CategoryLinks } from '@/components/controls/category-links'
import { SectionRail } from '@/components/controls/section-rail'
import { FirstEvent } from '@/components/rankings/first-event'
import { Intro } from '@/components/rankings/intro'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { env } from '@/lib/env'
import { getBoard } from '@/lib/queries/boards/board'
import { getRequestCoverage } from '@/lib/queries/coverage/request-coverage'
import { hasData } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { type PageQuestion, pagePath, parsePagePath } from '@/lib/view/address/page-path'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

/** No page is made at build time, which needs no database: each is made when it is first asked for, then kept. */
export function generateStaticParams() {
  return []
}

type RankingsProps = PageProps<'/rankings/[...question]'>

/** `/` is this page too, with the default question: next.config.mjs rewrites it. */
export default async function RankingsPage({ params }: RankingsProps) {
  const question = await questionOf(params)
  const now = new Date()
  const page = await readSnapshot(sharedDb(), async (reader) => ({
    sources: await readSources(reader),
    hasData: await hasData(reader),
    totals: await getBoard(reader, 'models', boardQuestion(question, 'models', 1), now),
    coverage: await getRequestCoverage(reader, { ...question, range: null }, now),
    sections: await drawOverview(reader, question, now),
    why: await drawWhy(reader, question.category),
  }))
  const { freshness } = page.totals
  if (!page.hasData) {
    const { SITE_URL, PORT } = env()
    return (
      <PageFrame freshness={freshness} sources={page.sources}>
        <FirstEvent origin={SITE_URL?.replace(/\/$/, '') ?? `http://localhost:${PORT}`} />
      </PageFrame>
    )
  }
  return (
    <PageFrame freshness={freshness} sources={page.sources} filter={<CategoryLinks question={question} />}>
      <div className="with-rail">
        <SectionRail question={question} />
        <div className="beside-rail">
          <Intro question={question} board={page.totals} />
          <BoardChoices question={question} period={page.totals.window.isPartial ? 'today' : undefined} />
          {page.sections[0]}
          {page.why}
          {page.sections.slice(1)}
          <CoverageLine coverage={page.coverage} period={question.period} />
        </div>
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ params }: RankingsProps): Promise<Metadata> {
  const question = await questionOf(params)
  const isAll = question.category === 'all'
  const category = categoryName(question.category)
  return pageMetadata({
    title: isAll ? { absolute: text('site.homeTitle') } : text('rankings.categoryPageTitle', { category }),
    description: isAll ? text('sharing.describe.overview') : text('sharing.describe.category', { category }),
    path: pagePath(question),
    picture: previewPicture(question),
  })
}

async function questionOf(params: RankingsProps['params']): Promise<PageQuestion> {
  const { question: segments } = await params
  return parsePagePath(segments) ?? notFound()
}
