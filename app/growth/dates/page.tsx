import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readGrowthForm } from '@/lib/domain/growth/growth-form'
import { growthPath } from '@/lib/domain/growth/growth-question'
import { text } from '@/lib/domain/messages'

export const metadata: Metadata = {
  title: text('growth.title'),
  robots: { index: false, follow: false },
}

/** Where the form of days leads. Nothing of it needs scripts. */
export default async function GrowthDatesPage({ searchParams }: PageProps<'/growth/dates'>) {
  redirect(growthPath(readGrowthForm(await searchParams)))
}
