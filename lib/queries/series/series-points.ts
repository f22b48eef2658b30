import type { SeriesPoint } from '@/lib/domain/traffic/series'

export const nothing: SeriesPoint = { totalTokens: 0n, requests: 0n, value: 0n }

export function sumPoints(points: readonly SeriesPoint[]): SeriesPoint {
  return points.reduce<SeriesPoint>((sum, point) => addPoint(sum, point), nothing)
}

export function subtractPoint(whole: SeriesPoint, part: SeriesPoint): SeriesPoint {
  return addPoint(whole, part, -1n)
}

export function addPoint(one: SeriesPoint, other: SeriesPoint, factor: 1n | -1n = 1n): SeriesPoint {
  return {
    totalTokens: one.totalTokens + factor * other.totalTokens,
    requests: one.requests + factor * other.requests,
    value: one.value + factor * other.value,
  }
}
