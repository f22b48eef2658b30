import { describe, expect, it } from 'vitest'
import { doublingOf, firstDayNeeded, type RunRate, runRateWeeks } from '@/lib/domain/growth/run-rate'
import { doublingText, runRateSentence } from '@/lib/view/growth/run-rate-table'

const rateOf = (week: bigint, yearBefore: bigint | null): RunRate => ({
  slug: 'all',
  name: 'All',
  week,
  yearBefore,
  estimated: false,
})
const told = (week: bigint, yearBefore: bigint | null) => doublingText(doublingOf(rateOf(week, yearBefore)))

describe('the annual run rate', () => {
  it('compares the last seven complete days with the same weekdays 52 weeks before', () => {
    expect(runRateWeeks('2026-03-03')).toEqual({
      after: { from: '2026-02-25', until: '2026-03-04' },
      before: { from: '2025-02-26', until: '2025-03-05' },
    })
    expect(firstDayNeeded('2026-03-03')).toBe('2025-02-26')
  })

  it('doubles in the year that it doubles in, and sooner where it grows faster', () => {
    expect(doublingOf(rateOf(2_000n, 1_000n))).toEqual({ kind: 'days', days: 364 })
    expect(told(2_000n, 1_000n)).toBe('52 weeks')
    expect(told(16_000n, 1_000n)).toBe('91 days')
    expect(told(11n, 10n)).toBe('7.2 years')
  })

  it('says in words where nothing doubles', () => {
    expect(told(5n, null)).toBe('not known yet')
    expect(told(5n, 0n)).toBe('new this year')
    expect(told(5n, 5n)).toBe('never: it does not grow')
    expect(told(4n, 5n)).toBe('never: it shrinks')
  })

  it('is told in a sentence', () => {
    expect(runRateSentence(rateOf(2_000n, 1_000n))).toBe(
      '104K tokens a year: 2.00K in the last seven days, times 52. That is 100.0% more than a year before. ' +
        'At this pace tokens double in 52 weeks.',
    )
    expect(runRateSentence(rateOf(750n, 1_000n))).toBe(
      '39.0K tokens a year: 750 in the last seven days, times 52. That is 25.0% less than a year before.',
    )
    expect(runRateSentence(rateOf(750n, null))).toBe(
      '39.0K tokens a year: 750 in the last seven days, times 52.',
    )
  })
})
