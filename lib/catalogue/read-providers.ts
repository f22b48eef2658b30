import { z } from 'zod'
import { firstOfEach, type ReadItems, readItems, textUpTo } from './read-items'

const text = textUpTo(200)

/** One entry of `/api/v1/providers`. */
const catalogueProvider = z.object({
  name: text,
  slug: text.regex(/^(?!\.{1,2}$)[\w.~-]+$/, 'must be letters, digits and hyphens'),
  headquarters: textUpTo(100).nullish(),
  datacenters: z.array(textUpTo(100)).max(300).nullish(),
})

export type CatalogueProvider = z.output<typeof catalogueProvider>

/** The providers of a document in the format of OpenRouter's `/api/v1/providers`. */
export function readProviders(document: unknown): ReadItems<CatalogueProvider> {
  return firstOfEach(
    readItems(document, catalogueProvider, 'providers'),
    ({ slug }) => slug,
    ({ slug }) => slug,
  )
}
