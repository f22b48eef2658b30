import type { Metadata } from 'next'
import { env } from '@/lib/env'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '@/lib/view/picture/picture'
import { text } from '@/lib/view/text/messages'

interface PageFacts {
  /** Without the name of the site, which stands behind it; or the whole title. */
  title: string | { absolute: string }
  description: string
  /** The one address of the page. */
  path: string
  /** The path of the picture that links to the page show, without its ending. */
  picture: string | null
}

/** What search engines, and the previews of links, are told of a page. */
export function pageMetadata({ title, description, path, picture }: PageFacts): Metadata {
  const { SITE_URL } = env()
  const plainTitle = typeof title === 'string' ? title : title.absolute
  // Those who show previews take no relative addresses, and only the operator knows what the site is called.
  const images =
    SITE_URL && picture
      ? [{ url: `${picture}.png`, width: PICTURE_WIDTH, height: PICTURE_HEIGHT, alt: plainTitle }]
      : undefined
  return {
    title,
    description,
    alternates: canonical(path),
    openGraph: {
      type: 'website',
      siteName: text('site.name'),
      title: plainTitle,
      description,
      ...(SITE_URL && { url: path }),
      ...(images && { images }),
    },
    twitter: { card: images ? 'summary_large_image' : 'summary' },
  }
}

/** The one address of a page, for search engines: where the operator has named the site, since a path alone is none. */
export function canonical(path: string): Metadata['alternates'] {
  return env().SITE_URL ? { canonical: path } : undefined
}

/** The address of the site without a slash at its end; null where the operator has not named it. */
export function siteOrigin(): string | null {
  return env().SITE_URL?.replace(/\/$/, '') ?? null
}
