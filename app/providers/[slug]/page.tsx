import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readEntity } from '@/app/read-entity'
import { EntityView } from '@/components/entities/entity-view'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { providerFacts } from '@/lib/domain/entity-facts'
import { entityPath, slugOfPath } from '@/lib/domain/entity-path'
import { findProvider } from '@/lib/queries/entity'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type ProviderProps = PageProps<'/providers/[slug]'>

export default async function ProviderPage({ params }: ProviderProps) {
  const slug = await slugOf(params)
  const { provider, figures } = await readSnapshot(sharedDb(), async (reader) => {
    const provider = (await findProvider(reader, slug)) ?? notFound()
    const question = {
      dimension: 'providers',
      id: provider.id,
      slug,
      variants: 'merge',
      lists: ['models', 'categories'],
    } as const
    return { provider, figures: await readEntity(reader, question, new Date()) }
  })
  return (
    <PageFrame freshness={figures.freshness} sources={figures.sources}>
      <EntityView
        dimension="providers"
        slug={slug}
        name={provider.name}
        facts={providerFacts(provider)}
        figures={figures}
      />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: ProviderProps): Promise<Metadata> {
  const slug = await slugOf(params)
  return { title: slug, alternates: { canonical: entityPath('providers', slug) } }
}

async function slugOf(params: ProviderProps['params']): Promise<string> {
  const { slug } = await params
  return slugOfPath([slug]) ?? notFound()
}
