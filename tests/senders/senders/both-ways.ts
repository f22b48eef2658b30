import type { Sender } from '../harness/sender'

/** Each way of exporting: all spans of a program in one request, and each in its own. */
export function bothWays(sender: Omit<Sender, 'way'>): Sender[] {
  return [
    { ...sender, way: 'OTLP, in one request' },
    {
      ...sender,
      name: `${sender.name}-each`,
      way: 'OTLP, a request a span',
      settings: { ...sender.settings, EXPORT: 'each' },
    },
  ]
}
