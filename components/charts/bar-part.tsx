'use client'

import type { BarShapeProps } from 'recharts'

/** A part of a bar; hatched where its bucket still runs. */
export function BarPart({
  x,
  y,
  width,
  height,
  fill,
  payload,
  hatchId,
}: BarShapeProps & { hatchId: string }) {
  const [top, reach] = [Number(y), Number(height)]
  // What hangs below the ground is reached upwards from its lower end.
  const box = { x: Number(x), y: Math.min(top, top + reach), width: Number(width), height: Math.abs(reach) }
  if (!(box.height > 0)) return null
  return (
    <>
      <rect {...box} fill={fill} />
      {payload?.isPartial && <rect {...box} fill={`url(#${hatchId})`} />}
    </>
  )
}
