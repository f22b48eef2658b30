import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readListForm } from '@/lib/view/address/list-form'
import { listPath } from '@/lib/view/address/list-path'
import { text } from '@/lib/view/text/messages'

export const metadata: Metadata = {
  title: text('browse.models.title'),
  robots: { index: false, follow: false },
}

/** Where the form of a list leads: on to the address of what was chosen. */
export default async function ChooseListPage({ searchParams }: PageProps<'/browse/choose'>) {
  redirect(listPath(readListForm(await searchParams)))
}
