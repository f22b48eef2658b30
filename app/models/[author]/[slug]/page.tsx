import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readEntity } from '@/app/read-entity'
import { EntityView } from '@/components/entities/entity-view'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { modelFacts } from '@/lib/domain/entity-facts'
import { entityPath, slugOfPath } from '@/lib/domain/entity-path'
import { findModel } from '@/lib/queries/entity'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type ModelProps = PageProps<'/models/[author]/[slug]'>

/** A base model's page counts its variants with it; a variant's page shows the variant alone. */
export default async function ModelPage({ params }: ModelProps) {
  const slug = await slugOf(params)
  const { model, figures } = await readSnapshot(sharedDb(), async (reader) => {
    const model = (await findModel(reader, slug)) ?? notFound()
    const variants = model.variant === null ? 'merge' : 'split'
    const question = {
      dimension: 'models',
      id: model.id,
      slug,
      variants,
      lists: ['apps', 'providers'],
    } as const
    return { model, figures: await readEntity(reader, question, new Date()) }
  })
  return (
    <PageFrame freshness={figures.freshness} sources={figures.sources}>
      <EntityView
        dimension="models"
        slug={slug}
        name={model.name}
        facts={modelFacts(model)}
        figures={figures}
      />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: ModelProps): Promise<Metadata> {
  const slug = await slugOf(params)
  return { title: slug, alternates: { canonical: entityPath('models', slug) } }
}

async function slugOf(params: ModelProps['params']): Promise<string> {
  const { author, slug } = await params
  return slugOfPath([author, slug]) ?? notFound()
}
