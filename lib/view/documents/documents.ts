/** The documents of docs/ in the order in which a reader needs them, by what they are for. */
export const documentGroups = {
  sending: ['gateways', 'events', 'files', 'rules'],
  reading: ['exports', 'api', 'sharing', 'search', 'growth'],
  running: ['operations', 'reliability', 'senders', 'dependencies'],
} as const

export type DocumentGroup = keyof typeof documentGroups
export type DocumentName = (typeof documentGroups)[DocumentGroup][number]

export const documentNames: readonly DocumentName[] = Object.values(documentGroups).flat()

export const DOCUMENTS = '/docs'

/** `/docs/api` is the list of endpoints, which is made of the code that answers them. */
const API_PATH = 'data-api'

export function documentPath(name: DocumentName): string {
  return `${DOCUMENTS}/${name === 'api' ? API_PATH : name}`
}

/** The document at a path segment; undefined where there is none. */
export function documentOfSegment(segment: string): DocumentName | undefined {
  return documentNames.find((name) => documentPath(name) === `${DOCUMENTS}/${segment}`)
}

/**
 * Where a link of a document leads on the site, as `events.md#answer` to `/docs/events#answer`. Null for files that the
 * site does not show.
 */
export function siteLink(href: string): string | null {
  if (/^(https?:\/\/|#|\/)/.test(href)) return href
  const [, file, anchor = ''] = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href) ?? []
  const name = documentNames.find((one) => one === file)
  return name ? documentPath(name) + anchor : null
}
