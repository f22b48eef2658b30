import { text } from './messages'

interface Cited {
  citations: readonly string[]
  licence: { name: string; url: string }
}

/** Where figures come from, in a line that can leave the site. */
export function citationText({ citations, licence }: Cited): string {
  return text('pictures.citation', { citations: citations.join(' '), name: licence.name, url: licence.url })
}
