import { ratio } from '@/lib/domain/tokens/ratio'
import type { SpeedBoard } from '@/lib/domain/traffic/speed-board'
import { entityPath } from '../../address/entity-path'
import { colourOf } from '../../colour/colours'
import type { ScatterPoint, ScatterView } from '../../scatter/scatter-view'
import { latencyCell, throughputCell } from '../../table/figure-cells'
import { entityName } from '../../text/entity-name'
import { text } from '../../text/messages'

/** Median speed against median latency of what is ranked by speed. */
export function speedScatter({ dimension, rows }: SpeedBoard, title: string): ScatterView {
  const ranked = rows.filter(({ rank, speed }) => rank !== null && speed.latency.p50 !== null)
  const [fastest] = ranked
  const most = ranked.reduce(
    (sum, { speed }) => (speed.throughput.requests > sum ? speed.throughput.requests : sum),
    1n,
  )
  const points = ranked.map(({ slug, name: ownName, speed }): ScatterPoint => {
    const name = entityName(dimension, slug, ownName)
    const latency = latencyCell(speed.latency.p50)!
    const throughput = throughputCell(speed.throughput.p50)!
    return {
      name,
      href: entityPath(dimension, slug),
      colour: colourOf(dimension, slug),
      x: speed.latency.p50!,
      y: speed.throughput.p50! / 1000,
      xText: latency.title,
      yText: throughput.title,
      size: ratio(speed.throughput.requests, most) ?? 0,
      title: text('boards.speed.point', { name, latency: latency.short, tokens: throughput.short }),
    }
  })
  return {
    title,
    summary: fastest
      ? text('boards.speed.summary', {
          name: entityName(dimension, fastest.slug, fastest.name),
          tokens: throughputCell(fastest.speed.throughput.p50)!.short,
          latency: latencyCell(fastest.speed.latency.p50)!.short,
        })
      : text('boards.speed.none'),
    nameLabel: text(`dimensions.${dimension}.one`),
    xLabel: text('boards.speed.latencyAxis'),
    yLabel: text('boards.speed.throughputAxis'),
    xKind: 'milliseconds',
    yKind: 'tokensPerSecond',
    points,
  }
}
