import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import './globals.css'

/** Read when a page is drawn, since the address of the site is known to the running process, not to the build. */
export function generateMetadata(): Metadata {
  const { SITE_URL } = env()
  return {
    metadataBase: SITE_URL ? new URL(SITE_URL) : null,
    title: { default: 'Tokenboard', template: '%s | Tokenboard' },
    description: 'Which language models, authors, providers and apps use how many tokens, to the token.',
  }
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
