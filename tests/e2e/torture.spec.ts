import { expect, test } from '@playwright/test'
import { runPart } from '../torture/harness/torture'
import { parts } from '../torture/parts/list'

/** The same parts as `npm run torture`, some seconds of each. */
for (const part of parts) {
  test(`${part.name} breaks no promise`, async () => {
    const { faults, figures } = await runPart(part, { seed: 1, size: 'small' })
    expect(faults).toEqual([])
    expect(figures.size).toBeGreaterThan(0)
  })
}
