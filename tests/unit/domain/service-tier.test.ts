import { describe, expect, it } from 'vitest'
import { serviceTierId, serviceTierOf, serviceTiers } from '@/lib/domain/tokens/service-tier'

describe('serviceTierOf', () => {
  it.each([
    ['default', 'default'],
    ['standard', 'default'],
    ['on_demand', 'default'],
    ['ON_DEMAND', 'default'],
    ['flex', 'flex'],
    ['ON_DEMAND_FLEX', 'flex'],
    ['priority', 'priority'],
    ['performance', 'priority'],
    ['batch', 'batch'],
  ])('files %s under %s', (spelling, tier) => {
    expect(serviceTierOf(spelling)).toBe(tier)
  })

  it.each(['auto', 'scale', 'reserved', 'PROVISIONED_THROUGHPUT', 'toString', '', null, 1])(
    'leaves open what %j says',
    (spelling) => {
      expect(serviceTierOf(spelling)).toBeUndefined()
    },
  )

  it('numbers the tiers for good', () => {
    expect(serviceTiers.map(({ id }) => id)).toEqual([1, 2, 3, 4])
    expect(['default', 'flex', 'priority', 'batch'].map(serviceTierId)).toEqual([1, 2, 3, 4])
    expect(serviceTierId('standard')).toBeUndefined()
  })
})
