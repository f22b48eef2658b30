import type { ListedBucket, ListedEntity, SeriesChart } from '@/lib/domain/traffic/series'
import { nothing } from './series-points'

/**
 * What buckets name, each its own entities, as one list of entities and a point for each of them in each bucket. Those
 * of the last whole bucket come first, in its order, so that the stack stands as the list beside it does; then those of
 * the buckets before, from the last one back; `Other` is last.
 */
export function unionOf(buckets: readonly ListedBucket[]): Pick<SeriesChart, 'entities' | 'buckets'> {
  const place = new Map<string, number>()
  const entities: ListedEntity[] = []
  const last = buckets.findLast(({ isPartial, listed }) => !isPartial && listed.length > 0)
  for (const { listed } of [...(last ? [last] : []), ...buckets.toReversed()]) {
    for (const { entity } of listed) {
      if (entity.kind === 'other' || place.has(entity.slug)) continue
      place.set(entity.slug, entities.length)
      entities.push(entity)
    }
  }
  const other = buckets.flatMap(({ listed }) => listed).find(({ entity }) => entity.kind === 'other')
  if (other) entities.push(other.entity)
  return {
    entities,
    buckets: buckets.map(({ listed, ...bucket }) => {
      const points = entities.map(() => nothing)
      for (const { entity, point } of listed) {
        points[entity.kind === 'other' ? entities.length - 1 : place.get(entity.slug)!] = point
      }
      return { ...bucket, points }
    }),
  }
}
