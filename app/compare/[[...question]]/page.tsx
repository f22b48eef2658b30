import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { canonical } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CategoryBar } from '@/components/controls/category-bar'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { comparePath, parseComparePath } from '@/lib/domain/compare'
import { text } from '@/lib/domain/messages'
import { findCompared } from '@/lib/queries/compare'
import { getFreshness } from '@/lib/queries/freshness'
import { readSnapshot } from '@/lib/queries/snapshot'
import { drawComparison } from '../draw-comparison'
import { drawStart } from '../draw-start'
import { compareFault } from '../fault'
import { nearNames } from '../near-names'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type CompareProps = PageProps<'/compare/[[...question]]'>

/** A comparison, or where to begin one. */
export default async function ComparePage({ params }: CompareProps) {
  const fault = compareFault()
  try {
    const question = await questionOf(params)
    if (!question) {
      fault.tell({ kind: 'address' })
      notFound()
    }
    const page = await readSnapshot(sharedDb(), async (reader) => {
      const { found, unknown } = await findCompared(reader, question.dimension, question.slugs)
      if (unknown.length > 0) {
        const near = await nearNames(reader, question, unknown)
        fault.tell({ kind: 'unknown', question, unknown: near })
        notFound()
      }
      const now = new Date()
      return {
        freshness: await getFreshness(reader),
        sources: await readSources(reader),
        content:
          found.length === 0
            ? await drawStart(reader, question.dimension, now)
            : await drawComparison(reader, question, found, now),
      }
    })
    const hrefOf = (category: typeof question.category) => comparePath({ ...question, category })
    const filter = question.slugs.length > 0 && <CategoryBar current={question.category} hrefOf={hrefOf} />
    return (
      <PageFrame freshness={page.freshness} sources={page.sources} filter={filter}>
        {page.content}
      </PageFrame>
    )
  } finally {
    fault.tell({ kind: 'none' })
  }
}

export async function generateMetadata({ params }: CompareProps): Promise<Metadata> {
  const question = await questionOf(params)
  if (!question) return { title: text('compare.unknown.title') }
  const { slugs } = question
  const { question: segments } = await params
  return {
    title: slugs.length > 0 ? text('compare.pageTitle', { names: slugs.join(', ') }) : text('compare.title'),
    alternates: canonical(segments ? comparePath(question) : '/compare'),
  }
}

async function questionOf(params: CompareProps['params']) {
  const { question: segments } = await params
  return parseComparePath(segments ?? ['models'])
}
