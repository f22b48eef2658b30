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
  const box = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
  if (!(box.height > 0)) return null
  return (
    <>
      <rect {...box} fill={fill} />
      {payload?.isPartial && <rect {...box} fill={`url(#${hatchId})`} />}
    </>
  )
}
