import { z } from 'zod'
import { startOfBucket } from '@/lib/domain/time/buckets'
import { type CompareQuestion, compareDimensions, MAX_COMPARED } from '@/lib/domain/traffic/compare-question'
import { parse, refuse, single } from './export-checks'
import { parameterSchemas } from './export-parameters'

const dimensionMessage = `must be one of ${compareDimensions.join(', ')}`

const schema = z.strictObject({
  dimension: z.enum(compareDimensions, { error: dimensionMessage }),
  /** Read beside the others, since it is given several times. */
  slug: z.undefined().optional(),
  ...parameterSchemas.chart.pick({ category: true, grain: true, metric: true, from: true }).shape,
})

/**
 * Reads `compare.csv?dimension=models&slug=a&slug=b`: `slug` is given once for each of those compared, `from` names
 * the bucket whose index is 100.
 * @throws {HttpError} 400 that names the parameter and what it takes
 */
export function parseCompareQuestion(query: URLSearchParams): CompareQuestion {
  const slugs = query.getAll('slug')
  const others = new URLSearchParams([...query].filter(([name]) => name !== 'slug'))
  const { dimension, category, grain, metric, from } = parse(schema, single(others), {
    dimension: compareDimensions,
  })
  if (slugs.length < 1 || slugs.length > MAX_COMPARED) {
    throw refuse('slug', `must be given 1 to ${MAX_COMPARED} times`)
  }
  if (new Set(slugs).size < slugs.length) throw refuse('slug', 'must not name the same twice')
  if (slugs.some((slug) => slug === '' || slug.includes('\0'))) throw refuse('slug', 'must not be empty')
  const start = from === undefined ? null : startOfBucket(from, grain)
  return { dimension, slugs, category, grain, metric, view: 'index', from: start }
}
