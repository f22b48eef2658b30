import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { pageMetadata } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CategoryBar } from '@/components/controls/category-bar'
import { GrowthChoices } from '@/components/growth/growth-choices'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import type { Reader } from '@/db/client'
import { sharedDb } from '@/db/shared'
import { categoryName } from '@/lib/domain/category-name'
import { entityName } from '@/lib/domain/entity-name'
import { entityPath } from '@/lib/domain/entity-path'
import { type GrowthQuestion, growthPath, parseGrowthPath } from '@/lib/domain/growth/growth-question'
import { text } from '@/lib/domain/messages'
import { findCompared } from '@/lib/queries/compare'
import { getFreshness } from '@/lib/queries/freshness'
import { getGrowth } from '@/lib/queries/growth/growth'
import { readSnapshot } from '@/lib/queries/snapshot'
import { drawGrowth } from '../draw-growth'
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
    const owner = await findOwner(reader, question)
    const of = owner?.of ?? null
    const { category, window } = question
    const growth = await getGrowth(reader, { category, window, of, split: 'drivers' })
    const context = { reader, question, of, now: new Date(), growth: 'fault' in growth ? null : growth }
    const sections: ReactNode[] = []
    for (const section of growthSections) sections.push(await section(context))
    return {
      sections,
      name: owner?.name ?? null,
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
      content: await drawGrowth(reader, question, of, growth),
    }
  })
  const hrefOf = (category: GrowthQuestion['category']) => growthPath({ ...question, category })
  return (
    <PageFrame
      freshness={page.freshness}
      sources={page.sources}
      filter={<CategoryBar current={question.category} hrefOf={hrefOf} />}
    >
      <div className="pt-8 md:pt-10">
        <PageTitle>{titleOf(question, page.name)}</PageTitle>
        <p className="mt-1.5 max-w-[46rem] text-muted">
          {text('growth.description')}{' '}
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
        {page.content}
        {page.sections}
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ params }: GrowthProps): Promise<Metadata> {
  const question = await questionOf(params)
  const name = await readSnapshot(
    sharedDb(),
    async (reader) => (await findOwner(reader, question))?.name ?? null,
  )
  return pageMetadata({
    title: titleOf(question, name),
    description: text('growth.description'),
    path: growthPath(question),
    picture: null,
  })
}

function titleOf({ category }: GrowthQuestion, name: string | null): string {
  if (name !== null) return text('growth.of', { name })
  return category === 'all'
    ? text('growth.title')
    : text('growth.inCategory', { category: categoryName(category) })
}

async function findOwner(reader: Reader, { of }: GrowthQuestion) {
  if (!of) return null
  const { found } = await findCompared(reader, of.dimension, [of.slug])
  const [owner] = found
  if (!owner) notFound()
  return {
    of: { dimension: of.dimension, id: owner.id },
    name: entityName(of.dimension, owner.slug, owner.name),
  }
}

async function questionOf(params: GrowthProps['params']): Promise<GrowthQuestion> {
  const { question: segments } = await params
  return parseGrowthPath(segments ?? []) ?? notFound()
}
