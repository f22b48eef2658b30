import { scriptJson } from '@/lib/view/site/structured-data'

/** What the page says to machines. */
export function StructuredData({ value }: { value: unknown }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptJson leaves nothing that could end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(value) }} />
}
