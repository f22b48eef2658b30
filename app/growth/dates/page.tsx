import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readGrowthForm } from '@/lib/view/address/growth-form'
import { growthPath } from '@/lib/view/address/growth-path'
import { text } from '@/lib/view/text/messages'

export const metadata: Metadata = {
  title: text('growth.title'),
  robots: { index: false, follow: false },
}

/** Where the form of days leads. Nothing of it needs scripts. */
export default async function GrowthDatesPage({ searchParams }: PageProps<'/growth/dates'>) {
  redirect(growthPath(readGrowthForm(await searchParams)))
}
