import type { ScatterPoint, ScatterView } from '@/lib/view/scatter/scatter-view'

/** Made-up prices against made-up usage. */
export function scatterOf(points: (Pick<ScatterPoint, 'x' | 'y'> & Partial<ScatterPoint>)[]): ScatterView {
  return {
    title: 'Price against usage',
    summary: 'Cheap models are used most.',
    nameLabel: 'Model',
    xLabel: 'Dollars per million tokens',
    yLabel: 'Tokens',
    xKind: 'dollarsPerMillion',
    yKind: 'tokens',
    points: points.map((point, index) => ({
      name: `Model ${index}`,
      href: `/models/a/${index}`,
      colour: '#123456',
      xText: `$${point.x}`,
      yText: String(point.y),
      title: `Model ${index}: $${point.x}, ${point.y} tokens`,
      ...point,
    })),
  }
}
