import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readEntity } from '@/app/read-entity'
import { EntityView } from '@/components/entities/entity-view'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { appFacts } from '@/lib/domain/entity-facts'
import { entityPath, slugOfPath } from '@/lib/domain/entity-path'
import { findApp } from '@/lib/queries/entity'
import { readSnapshot } from '@/lib/queries/snapshot'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type AppProps = PageProps<'/apps/[...identity]'>

export default async function AppPage({ params }: AppProps) {
  const slug = await slugOf(params)
  const { app, figures } = await readSnapshot(sharedDb(), async (reader) => {
    const app = (await findApp(reader, slug)) ?? notFound()
    const question = {
      dimension: 'apps',
      id: app.id,
      slug,
      variants: 'merge',
      lists: ['models', 'categories'],
    } as const
    return { app, figures: await readEntity(reader, question, new Date()) }
  })
  return (
    <PageFrame freshness={figures.freshness} sources={figures.sources}>
      <EntityView dimension="apps" slug={slug} name={app.name} facts={appFacts(app)} figures={figures} />
    </PageFrame>
  )
}

export async function generateMetadata({ params }: AppProps): Promise<Metadata> {
  const slug = await slugOf(params)
  return { title: slug, alternates: { canonical: entityPath('apps', slug) } }
}

async function slugOf(params: AppProps['params']): Promise<string> {
  const { identity } = await params
  return slugOfPath(identity) ?? notFound()
}
