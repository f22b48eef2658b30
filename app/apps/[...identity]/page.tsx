import type { Metadata } from 'next'
import { EntityPage, entityMetadata } from '@/app/entities/entity-page'
import { slugOfPath } from '@/lib/view/address/entity-path'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type Props = PageProps<'/apps/[...identity]'>

export default async function AppPage({ params }: Props) {
  return <EntityPage dimension="apps" slug={await slugOf(params)} />
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return entityMetadata('apps', await slugOf(params))
}

async function slugOf(params: Props['params']): Promise<string | undefined> {
  const { identity } = await params
  return slugOfPath(identity)
}
