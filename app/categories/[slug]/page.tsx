import type { Metadata } from 'next'
import { EntityPage, entityMetadata } from '@/app/entities/entity-page'
import { categoryOfPath } from '@/lib/view/address/category-path'

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

type Props = PageProps<'/categories/[slug]'>

export default async function CategoryPage({ params }: Props) {
  return <EntityPage dimension="categories" slug={await slugOf(params)} />
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return entityMetadata('categories', await slugOf(params))
}

async function slugOf(params: Props['params']): Promise<string | undefined> {
  const { slug } = await params
  return categoryOfPath(slug)
}
