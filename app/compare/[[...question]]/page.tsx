import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata, siteOrigin } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CategoryBar } from '@/components/controls/category-bar'
import { PageFrame } from '@/components/ui/page-frame'
import { Share } from '@/components/ui/share'
import { sharedDb } from '@/db/shared'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { findCompared } from '@/lib/queries/compare'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { comparePath, parseComparePath } from '@/lib/view/address/compare-path'
import { defaultQuestion } from '@/lib/view/address/page-path'
import { chartEmbedPath, comparePicturePath, picturePath } from '@/lib/view/picture/picture-path'
import { entityName } from '@/lib/view/text/entity-name'
import { text } from '@/lib/view/text/messages'
import { drawComparison } from '../draw-comparison'
import { drawStart } from '../draw-start'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type CompareProps = PageProps<'/compare/[[...question]]'>

/** A comparison, or where to begin one. */
export default async function ComparePage({ params }: CompareProps) {
  const question = (await questionOf(params)) ?? notFound()
  const page = await readSnapshot(sharedDb(), async (reader) => {
    const { found, unknown } = await findCompared(reader, question.dimension, question.slugs)
    if (unknown.length > 0) notFound() // the page under /missing says which
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
      {question.slugs.length > 0 && <SharedComparison question={question} />}
    </PageFrame>
  )
}

function SharedComparison({ question }: { question: CompareQuestion }) {
  const picture = comparePicturePath(question)
  return (
    <Share
      title={text('compare.title')}
      path={comparePath(question)}
      embed={chartEmbedPath(picture)}
      picture={picture}
      origin={siteOrigin()}
    />
  )
}

export async function generateMetadata({ params }: CompareProps): Promise<Metadata> {
  const question = await questionOf(params)
  if (!question) return { title: text('compare.unknown.title') }
  const { slugs } = question
  const { question: segments } = await params
  const isStart = slugs.length === 0
  const { found } = await readSnapshot(sharedDb(), (reader) =>
    findCompared(reader, question.dimension, slugs),
  )
  const names = found.map(({ slug, name }) => entityName(question.dimension, slug, name)).join(', ')
  return pageMetadata({
    title: isStart ? text('compare.title') : text('compare.pageTitle', { names }),
    description: text(isStart ? 'compare.start.intro' : 'compare.description'),
    path: segments ? comparePath(question) : '/compare',
    picture: isStart ? picturePath(defaultQuestion('models')) : comparePicturePath(question),
  })
}

async function questionOf(params: CompareProps['params']) {
  const { question: segments } = await params
  return parseComparePath(segments ?? ['models'])
}
