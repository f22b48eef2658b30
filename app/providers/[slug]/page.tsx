import type { Metadata } from 'next'
import { EntityPage, entityMetadata } from '@/app/entities/entity-page'
import { slugOfPath } from '@/lib/view/address/entity-path'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type Props = PageProps<'/providers/[slug]'>

export default async function ProviderPage({ params }: Props) {
  return <EntityPage dimension="providers" slug={await slugOf(params)} />
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return entityMetadata('providers', await slugOf(params))
}

async function slugOf(params: Props['params']): Promise<string | undefined> {
  const { slug } = await params
  return slugOfPath([slug])
}
