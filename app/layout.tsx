import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import { language } from '@/lib/view/text/locale'
import { text } from '@/lib/view/text/messages'
import './globals.css'

/** Read when a page is drawn, since the address of the site is known to the running process, not to the build. */
export function generateMetadata(): Metadata {
  const { SITE_URL } = env()
  return {
    metadataBase: SITE_URL ? new URL(SITE_URL) : null,
    title: { default: text('site.name'), template: text('site.pageTitle', { page: '%s' }) },
    description: text('site.description'),
  }
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={language}>
      <body>
        {children}
        <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={text('feed.title')} />
      </body>
    </html>
  )
}
