import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Fragment } from 'react'
import { pageMetadata, siteOrigin } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CategoryBar } from '@/components/controls/category-bar'
import { AboutLink } from '@/components/growth/about-link'
import { DateForm } from '@/components/growth/date-form'
import { GrowthChoices } from '@/components/growth/growth-choices'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { Share } from '@/components/ui/share'
import { StructuredData } from '@/components/ui/structured-data'
import type { Reader } from '@/db/client'
import { sharedDb } from '@/db/shared'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { entityPath } from '@/lib/view/address/entity-path'
import { type GrowthQuestion, growthPath, parseGrowthPath } from '@/lib/view/address/growth-path'
import { growthPageTitle, growthTitle } from '@/lib/view/growth/growth-title'
import { chartEmbedPath, growthPicturePath } from '@/lib/view/picture/picture-path'
import { growthDataset } from '@/lib/view/site/structured-data'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from '../charts/chart'
import { readDrivers } from '../charts/splits'
import { type DrawnSection, drawGrowth } from '../draw-growth'
import { findOwner, type GrowthOwner } from '../find-owner'
import { growthSections } from '../sections/registry'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type GrowthProps = PageProps<'/growth/[[...question]]'>

/** Why tokens changed between two windows: of the whole site, or of one thing. */
export default async function GrowthPage({ params }: GrowthProps) {
  const question = await questionOf(params)
  const page = await readSnapshot(sharedDb(), async (reader) => {
    const owner = await findOr404(reader, question)
    const context: GrowthContext = { reader, question, of: owner?.of ?? null, now: new Date() }
    const growth = await readDrivers(context)
    const sections: DrawnSection[] = []
    for (const { id, title, draw, isMore = false } of growthSections) {
      const content = await draw(context)
      if (content) sections.push({ id, title: text(title), isMore, content })
    }
    return {
      sections,
      name: owner?.name ?? null,
      hasGrowth: !('fault' in growth),
      days: 'fault' in growth ? null : growth.after.range,
      history: await getCoverage(reader),
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
      content: await drawGrowth(context, sections),
    }
  })
  const title = growthTitle(question, page.name)
  const picture = growthPicturePath(question, 'drivers')
  const hrefOf = (category: GrowthQuestion['category']) => growthPath({ ...question, category })
  return (
    <PageFrame
      freshness={page.freshness}
      sources={page.sources}
      filter={<CategoryBar current={question.category} hrefOf={hrefOf} />}
    >
      <div className="pt-8 md:pt-10">
        <PageTitle>{title}</PageTitle>
        <p className="mt-1.5 max-w-[46rem] text-muted">
          <AboutLink of="growth.lead" topic="growth" />{' '}
          {question.of && (
            <>
              <Link
                href={entityPath(question.of.dimension, question.of.slug)}
                prefetch={false}
                className="text-link"
              >
                {page.name}
              </Link>{' '}
              <Link href={growthPath({ ...question, of: null })} prefetch={false} className="text-link ml-3">
                {text('growth.wholeSite')}
              </Link>
            </>
          )}
        </p>
        <GrowthChoices question={question} />
        <div className="mt-3">
          <DateForm question={question} days={page.days} history={page.history} />
        </div>
        {page.content}
        {page.sections.map(({ id, content }) => (
          <Fragment key={id}>{content}</Fragment>
        ))}
        {page.hasGrowth && (
          <>
            <Share
              title={title}
              path={growthPath(question)}
              embed={chartEmbedPath(picture)}
              picture={picture}
              origin={siteOrigin()}
            />
            <StructuredData
              value={growthDataset({
                question,
                title,
                origin: siteOrigin() ?? '',
                days: page.history,
                licence: page.sources?.licence ?? null,
              })}
            />
          </>
        )}
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ params }: GrowthProps): Promise<Metadata> {
  const question = await questionOf(params)
  const name = await readSnapshot(
    sharedDb(),
    async (reader) => (await findOr404(reader, question))?.name ?? null,
  )
  return pageMetadata({
    title: growthPageTitle(question, name),
    description: text('growth.description'),
    path: growthPath(question),
    picture: growthPicturePath(question, 'drivers'),
  })
}

async function findOr404(reader: Reader, question: GrowthQuestion): Promise<GrowthOwner | null> {
  const owner = await findOwner(reader, question)
  return owner === undefined ? notFound() : owner
}

async function questionOf(params: GrowthProps['params']): Promise<GrowthQuestion> {
  const { question: segments } = await params
  return parseGrowthPath(segments ?? []) ?? notFound()
}
