import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type Grain, startOfBucket } from '@/lib/domain/time/buckets'
import type { DayRange } from '@/lib/domain/time/day-range'
import { lengthEdges } from '@/lib/domain/tokens/length-buckets'
import type { Modality } from '@/lib/domain/tokens/modality'
import type { Traffic } from '../database/traffic'
import { inside, rank, slugOf, sumOf } from './brute-force'

/** What models read and write; `acme/one:free` says nothing of itself and is as `acme/one`. */
const written = { 1: ['text'], 3: ['image'], 7: ['text', 'image'] } as Record<number, string[]>
const read = { 1: ['text', 'image'], 7: ['text', 'audio'] } as Record<number, string[]>

export async function tellModalities(db: Db): Promise<void> {
  for (const [id, words] of Object.entries(written)) {
    await db.execute(sql`update models set output_modalities = ${`{${words}}`} where id = ${Number(id)}`)
  }
  for (const [id, words] of Object.entries(read)) {
    await db.execute(sql`update models set input_modalities = ${`{${words}}`} where id = ${Number(id)}`)
  }
}

/** Bucket by bucket the two best and the rest, from the events. */
export function expectedDailyRankings(
  served: Traffic[],
  range: DayRange,
  grain: Grain,
  category: CategoryFilter,
  { modality, lengthBucket }: { modality: Modality | null; lengthBucket: number | null },
) {
  const all = inside(served, range, category)
  const calling = new Set(
    all.filter((one) => (one.toolCalls ?? 0) > 0).map((one) => `${one.day} ${one.modelId}`),
  )
  const counted = all.filter((one) => {
    const length = one.promptTokens + one.completionTokens
    if (lengthBucket !== null && lengthEdges.filter((edge) => edge <= length).length !== lengthBucket)
      return false
    if (modality === 'tool_calling') return calling.has(`${one.day} ${one.modelId}`)
    if (modality === null) return true
    const base = one.modelId === 2 || one.modelId === 3 ? 1 : one.modelId
    if (modality === 'image') return (read[one.modelId] ?? read[base] ?? []).includes('image')
    return (written[one.modelId] ?? written[base] ?? []).includes('text')
  })
  const buckets = new Set(counted.map(({ day }) => startOfBucket(day, grain)))
  return [...buckets].sort().flatMap((bucket) => {
    const own = counted.filter(({ day }) => startOfBucket(day, grain) === bucket)
    const ranked = rank(own, 'models', 'split', (_, sums) => sums.tokens)
    const top = ranked.slice(0, 2)
    const others = own.filter((one) => !top.some(({ slug }) => slug === slugOf(one, 'models', 'split')))
    const rest = sumOf(others).tokens
    return [
      ...top.map(({ slug, value }) => [bucket, slug, value]),
      ...(rest > 0n ? [[bucket, null, rest]] : []),
    ]
  })
}
