import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { pageMetadata, siteOrigin } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CategoryBar } from '@/components/controls/category-bar'
import { AboutLink } from '@/components/growth/about-link'
import { DateForm } from '@/components/growth/date-form'
import { GrowthChoices } from '@/components/growth/growth-choices'
import { EmptyNote } from '@/components/ui/empty-note'
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
import { growthSections } from '@/lib/view/growth/growth-sections'
import { growthPageTitle, growthTitle } from '@/lib/view/growth/growth-title'
import type { GrowthChart } from '@/lib/view/picture/growth-charts'
import { chartEmbedPath, growthPicturePath } from '@/lib/view/picture/picture-path'
import { growthDataset } from '@/lib/view/site/structured-data'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from '../charts/chart'
import { readDrivers } from '../charts/splits'
import { drawGrowth } from '../draw-growth'
import { findOwner, type GrowthOwner } from '../find-owner'
import { sectionEntries } from '../sections/registry'

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
    const { section } = question
    const growth = await readDrivers(context)
    return {
      name: owner?.name ?? null,
      hasGrowth: !('fault' in growth),
      days: 'fault' in growth ? null : growth.after.range,
      history: await getCoverage(reader),
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
      content: section ? await sectionEntries[section].draw(context) : await drawGrowth(context),
    }
  })
  const { section } = question
  const title = titleOf(question, page.name)
  const picture = growthPicturePath(question, chartOf(question))
  const hasWindow = section === null || growthSections[section].hasWindow
  const hrefOf = (category: GrowthQuestion['category']) => growthPath({ ...question, category })
  return (
    <PageFrame
      freshness={page.freshness}
      sources={page.sources}
      filter={<CategoryBar current={question.category} hrefOf={hrefOf} />}
    >
      <div className="pt-8 md:pt-10">
        {section && (
          <p className="mb-1">
            <Link href={growthPath({ ...question, section: null })} prefetch={false} className="text-link">
              {growthTitle(question, page.name)}
            </Link>
          </p>
        )}
        <PageTitle>{title}</PageTitle>
        <p className="mt-1.5 max-w-[46rem] text-muted">
          {!section && <AboutLink of="growth.lead" topic="growth" />}{' '}
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
        {hasWindow && (
          <>
            <GrowthChoices question={question} />
            <div className="mt-3">
              <DateForm question={question} days={page.days} history={page.history} />
            </div>
          </>
        )}
        {section ? (
          <div className="mt-4">{page.content ?? <NothingToTell question={question} />}</div>
        ) : (
          page.content
        )}
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
    title: question.section ? titleOf(question, name) : growthPageTitle(question, name),
    description: text('growth.description'),
    path: growthPath(question),
    picture: growthPicturePath(question, chartOf(question)),
  })
}

/** What a page about one part of growth is called, and whose it is where it is not of everything. */
function titleOf(question: GrowthQuestion, name: string | null): string {
  const { section, category } = question
  if (section === null) return growthTitle(question, name)
  const title = text(sectionEntries[section].title)
  const of = name ?? (category === 'all' ? null : categoryName(category))
  return of === null ? title : text('growth.sections.of', { section: title, name: of })
}

function chartOf({ section }: GrowthQuestion): GrowthChart {
  return section ? sectionEntries[section].chart : 'drivers'
}

/** A page about one part where there is too little of it. */
function NothingToTell({ question }: { question: GrowthQuestion }) {
  const whole = { ...question, category: 'all', of: null } as const
  return (
    <EmptyNote
      title={text('growth.sections.nothing.title')}
      text={text('growth.sections.nothing.text')}
      links={[
        { label: text('growth.wholeSite'), href: growthPath(whole) },
        { label: text('growth.sections.back'), href: growthPath({ ...question, section: null }) },
      ]}
    />
  )
}

async function findOr404(reader: Reader, question: GrowthQuestion): Promise<GrowthOwner | null> {
  const owner = await findOwner(reader, question)
  return owner === undefined ? notFound() : owner
}

async function questionOf(params: GrowthProps['params']): Promise<GrowthQuestion> {
  const { question: segments } = await params
  return parseGrowthPath(segments ?? []) ?? notFound()
}
