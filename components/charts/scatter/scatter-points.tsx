'use client'

/** A point as it is drawn. A tuple: there are a hundred, and names of fields would weigh more than what they hold. */
export type DrawnPoint = [x: string, y: string, radius: string, colour: string, href: string, title: string]

/** The points as links for the pointer. Drawn in the browser too, since as elements they would weigh three times as much. */
export function ScatterPoints({ points }: { points: DrawnPoint[] }) {
  return points.map(([x, y, radius, colour, href, title]) => (
    <a key={href + title} href={href} tabIndex={-1}>
      <circle cx={x} cy={y} r={radius} fill={colour}>
        <title>{title}</title>
      </circle>
    </a>
  ))
}
