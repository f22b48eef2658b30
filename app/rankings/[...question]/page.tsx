import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CategoryLinks } from '@/components/controls/category-links'
import { FirstEvent } from '@/components/rankings/first-event'
import { Intro } from '@/components/rankings/intro'
import { Leaderboard } from '@/components/rankings/leaderboard'
import { MarketShare } from '@/components/rankings/market-share'
import { TopApps } from '@/components/rankings/top-apps'
import { TopModels } from '@/components/rankings/top-models'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { categoryName } from '@/lib/domain/category-name'
import { text } from '@/lib/domain/messages'
import { type PageQuestion, pagePath, parsePagePath } from '@/lib/domain/question'
import { env } from '@/lib/env'
import { readSnapshot } from '@/lib/queries/snapshot'
import { readRankings } from './read-rankings'

export const revalidate = 3600

/** No page is made at build time, which needs no database: each is made when it is first asked for, then kept. */
export function generateStaticParams() {
  return []
}

type RankingsProps = PageProps<'/rankings/[...question]'>

/** `/` is this page too, with the default question: next.config.ts rewrites it. */
export default async function RankingsPage({ params }: RankingsProps) {
  const question = await questionOf(params)
  const rankings = await readSnapshot(sharedDb(), (reader) => readRankings(reader, question, new Date()))
  const { freshness } = rankings.models
  if (!rankings.hasData) {
    const { SITE_URL, PORT } = env()
    return (
      <PageFrame freshness={freshness} sources={rankings.sources}>
        <FirstEvent origin={SITE_URL?.replace(/\/$/, '') ?? `http://localhost:${PORT}`} />
      </PageFrame>
    )
  }
  return (
    <PageFrame
      freshness={freshness}
      sources={rankings.sources}
      filter={<CategoryLinks question={question} />}
    >
      <Intro question={question} board={rankings.models} />
      <TopModels question={question} chart={rankings.modelsOverTime} />
      <Leaderboard question={question} board={rankings.models} />
      <MarketShare
        question={question}
        dimension="authors"
        board={rankings.authors}
        chart={rankings.authorsOverTime}
      />
      <MarketShare
        question={question}
        dimension="providers"
        board={rankings.providers}
        chart={rankings.providersOverTime}
      />
      <TopApps question={question} board={rankings.apps} />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: RankingsProps): Promise<Metadata> {
  const question = await questionOf(params)
  const { category } = question
  return {
    title:
      category === 'all'
        ? { absolute: text('site.homeTitle') }
        : text('rankings.categoryPageTitle', { category: categoryName(category) }),
    alternates: { canonical: pagePath(question) },
  }
}

async function questionOf(params: RankingsProps['params']): Promise<PageQuestion> {
  const { question: segments } = await params
  return parsePagePath(segments) ?? notFound()
}
