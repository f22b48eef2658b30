import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import {
  parseSearchQuery,
  type SearchHit,
  type SearchKind,
  type SearchQuery,
} from '@/lib/domain/traffic/search'
import { busyApps } from '../boards/busy-apps'
import { candidates } from './search-candidates'
import { correctedMatch, type Match, writtenMatch } from './search-match'
import { findCorrections, WORD_SIMILARITY } from './search-words'

/** With fewer hits than this, the words may have been misspelt, even where something has such a name. */
const FEW_HITS = 3

/**
 * The models, authors, providers, apps and categories that a text names, best first: exact names, then names with
 * words that begin so, then names that hold it, then names that it misspells; the busiest first among equals. Hidden
 * apps are never found, variants only where the text names one (`:free`). Needs a transaction (`readSnapshot`).
 */
export async function searchEntities(reader: Reader, text: string, limit: number): Promise<SearchHit[]> {
  const query = parseSearchQuery(text)
  if (query.words.length === 0) return []
  // Few names match: to look their tokens up one by one is faster than to read all.
  await reader.execute(sql`
    select set_config('enable_nestloop', 'on', true),
      set_config('pg_trgm.word_similarity_threshold', ${String(WORD_SIMILARITY)}, true)`)
  const apps = await busyApps(reader)
  const written = await find(reader, query, writtenMatch(query), apps, limit)
  if (written.length >= Math.min(FEW_HITS, limit)) return written
  const corrections = await findCorrections(reader, query.words)
  const isHopeless = corrections.some((ofWord) => ofWord.length === 0)
  const isWritten = corrections.every((ofWord) => ofWord.every(({ edits }) => edits === 0))
  if (isHopeless || isWritten) return written
  const corrected = await find(reader, query, correctedMatch(corrections), apps, limit)
  const seen = new Set(written.map(keyOf))
  return [...written, ...corrected.filter((hit) => !seen.has(keyOf(hit)))].slice(0, limit)
}

interface HitRow extends Record<string, unknown> {
  kind: SearchKind
  slug: string
  name: string
  tokens: bigint
  author_slug: string | null
  author_name: string | null
}

async function find(
  reader: Reader,
  { namesVariant }: SearchQuery,
  match: Match,
  busiest: readonly number[],
  limit: number,
): Promise<SearchHit[]> {
  const rows = await reader.execute<HitRow>(ranked(candidates(match, busiest, namesVariant, limit), limit))
  return rows.map((row) => ({
    kind: row.kind,
    slug: row.slug,
    name: row.name,
    author: row.author_slug === null ? null : { slug: row.author_slug, name: row.author_name! },
    totalTokens: row.tokens,
  }))
}

/** Equal ones in the order of the kinds, as they are listed in `candidates`. */
function ranked(found: SQL, limit: number): SQL {
  return sql`
    select hit.kind, hit.slug, hit.name, hit.tokens, authors.slug as author_slug, authors.name as author_name
    from (
      select * from (${found}) found
      order by tier, tokens desc, place, slug collate "C" limit ${limit}
    ) hit left join authors on authors.id = hit.author_id
    order by tier, tokens desc, place, hit.slug collate "C"`
}

function keyOf({ kind, slug }: SearchHit): string {
  return `${kind} ${slug}`
}
