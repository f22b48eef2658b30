import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readEntity } from '@/app/read-entity'
import { EntityView } from '@/components/entities/entity-view'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { entityPath, slugOfPath } from '@/lib/domain/entity-path'
import { findAuthor } from '@/lib/queries/entity'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type AuthorProps = PageProps<'/authors/[slug]'>

export default async function AuthorPage({ params }: AuthorProps) {
  const slug = await slugOf(params)
  const { author, figures } = await readSnapshot(sharedDb(), async (reader) => {
    const author = (await findAuthor(reader, slug)) ?? notFound()
    const question = {
      dimension: 'authors',
      id: author.id,
      slug,
      variants: 'merge',
      lists: ['models', 'categories'],
    } as const
    return { author, figures: await readEntity(reader, question, new Date()) }
  })
  return (
    <PageFrame freshness={figures.freshness} sources={figures.sources}>
      <EntityView dimension="authors" slug={slug} name={author.name} facts={[]} figures={figures} />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: AuthorProps): Promise<Metadata> {
  const slug = await slugOf(params)
  return { title: slug, alternates: { canonical: entityPath('authors', slug) } }
}

async function slugOf(params: AuthorProps['params']): Promise<string> {
  const { slug } = await params
  return slugOfPath([slug]) ?? notFound()
}
