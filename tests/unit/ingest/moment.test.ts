import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, parseMoment } from '@/lib/ingest/event/moment'

const iso = (text: string) => {
  const moment = parseMoment(text)
  return moment === undefined ? undefined : new Date(moment).toISOString()
}

describe('parseMoment', () => {
  it.each([
    ['2026-08-21T10:00:00Z', '2026-08-21T10:00:00.000Z'],
    ['2026-08-21t10:00:00z', '2026-08-21T10:00:00.000Z'],
    ['2026-08-21 10:00:00+00', '2026-08-21T10:00:00.000Z'],
    ['2026-08-21T10:00Z', '2026-08-21T10:00:00.000Z'],
    ['2026-08-21T00:30:00+02:00', '2026-08-20T22:30:00.000Z'],
    ['2026-08-21T23:30:00-0130', '2026-08-22T01:00:00.000Z'],
    ['2026-08-21T23:59:59.999999999Z', '2026-08-21T23:59:59.999Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2015-01-01T00:00:00Z', '2015-01-01T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each([
    '2026-08-21T10:00:00',
    '2026-08-21',
    '2025-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-13-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-08-21T24:00:00Z',
    '2026-08-21T10:60:00Z',
    '2026-08-21T10:00:60Z',
    '2026-08-21T10:00:00+24:00',
    '2014-12-31T23:59:59.999Z',
    '2015-01-01T00:00:00+00:01',
    ' 2026-08-21T10:00:00Z',
    '+002026-08-21T10:00:00Z',
    'Fri, 21 Aug 2026 10:00:00 GMT',
    '1787306400',
    '',
  ])('refuses %j', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })

  it('refuses what is no text', () => {
    for (const value of [1_787_306_400_000, null, undefined, {}, new Date()])
      expect(parseMoment(value)).toBeUndefined()
  })

  it('reads every moment that the platform writes, and puts it on the right day', () => {
    const moments = fc.date({ min: new Date('2015-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(parseMoment(moment.toISOString())).toBe(moment.getTime())
        expect(dayAt(moment.getTime())).toBe(moment.toISOString().slice(0, 10))
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
