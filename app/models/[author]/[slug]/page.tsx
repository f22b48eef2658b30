import type { Metadata } from 'next'
import { EntityPage, entityMetadata } from '@/app/entities/entity-page'
import { slugOfPath } from '@/lib/view/address/entity-path'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type Props = PageProps<'/models/[author]/[slug]'>

export default async function ModelPage({ params }: Props) {
  return <EntityPage dimension="models" slug={await slugOf(params)} />
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return entityMetadata('models', await slugOf(params))
}

async function slugOf(params: Props['params']): Promise<string | undefined> {
  const { author, slug } = await params
  return slugOfPath([author, slug])
}
