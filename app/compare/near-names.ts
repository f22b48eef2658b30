import type { Reader } from '@/db/client'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { MAX_HITS, parseSearchQuery, type SearchHit } from '@/lib/domain/traffic/search'
import { searchEntities } from '@/lib/queries/search/search'

/** A slug that nothing has, and what it may have meant. */
export interface NearNames {
  slug: string
  near: SearchHit[]
}

const NEAR = 4
const ATTEMPTS = 4

/** What each unknown slug may have meant, of the kind that is compared. */
export async function nearNames(
  reader: Reader,
  { dimension, slugs }: CompareQuestion,
  unknown: string[],
): Promise<NearNames[]> {
  const found: NearNames[] = []
  for (const slug of unknown) {
    let near: SearchHit[] = []
    for (const shorter of shortened(slug)) {
      const hits = await searchEntities(reader, shorter, MAX_HITS)
      near = hits.filter((hit) => hit.kind === dimension && !slugs.includes(hit.slug))
      if (near.length > 0) break
    }
    found.push({ slug, near: near.slice(0, NEAR) })
  }
  return found
}

/** The slug, and then with ever fewer of its last words: they are what most often goes out of date. */
function shortened(slug: string): string[] {
  const { words } = parseSearchQuery(slug)
  const texts = words.map((_, index) => words.slice(0, words.length - index).join(' '))
  return [slug, ...texts.slice(1, ATTEMPTS)]
}
