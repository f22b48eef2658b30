import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellFault, countInCell, isEmptyCell, readCell } from '@/lib/ingest/readers/cells'

/** Locales that differ in separators, groups, and digits. */
const locales = [
  'en-US',
  'de-DE',
  'fr-FR',
  'de-CH',
  'en-IN',
  'es-ES',
  'pt-PT',
  'ar-EG',
  'hi-IN-u-nu-deva',
  'fa-IR',
]

describe('the count in a cell', () => {
  it.each([
    ['0', 0],
    ['1234', 1234],
    ['  12 ', 12],
    ['12.0', 12],
    ['120.00', 120],
    ['7.000000', 7],
    ['2147483648', 2_147_483_648],
  ])('%j is %d', (cell, count) => {
    expect(countInCell(cell)).toBe(count)
  })

  it.each(
    `1,234 1.234 12.000 1'234 1’234 1_234 0,01 30.9 1.58E+18 1E3 1e3 -1 +1 -0 007 12. .5 #N/A NaN nan null None - $1 12%
    0x10 １２ ∞ true 9007199254740993`.split(/\s+/),
  )('%j is none', (cell) => {
    expect(countInCell(cell)).toBeUndefined()
  })

  it('of every integer, in whatever way it is written, is that integer or none', () => {
    const options: Intl.NumberFormatOptions[] = [
      {},
      { minimumFractionDigits: 1 },
      { minimumFractionDigits: 2 },
      { minimumFractionDigits: 3 },
      { useGrouping: false },
      { notation: 'scientific', maximumFractionDigits: 20 },
      { notation: 'compact' },
      { style: 'percent' },
      { style: 'currency', currency: 'EUR' },
      { signDisplay: 'always' },
      { style: 'unit', unit: 'byte' },
    ]
    const integers = fc.oneof(fc.nat({ max: 1_000_000 }), fc.maxSafeNat(), fc.integer({ max: -1 }))
    fc.assert(
      fc.property(
        integers,
        fc.constantFrom(...locales),
        fc.constantFrom(...options),
        (integer, locale, option) => {
          const count = countInCell(new Intl.NumberFormat(locale, option).format(integer))
          expect(count === undefined || count === integer).toBe(true)
        },
      ),
      { seed: 1, numRuns: 3000 },
    )
  })

  it('of every fraction is none, or the whole number that it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (number) => {
        expect([number, undefined]).toContain(countInCell(String(number)))
      }),
      { seed: 1 },
    )
  })
})

describe('cells of other kinds', () => {
  it.each(['', '  ', '\t', 'NULL', '\\N'])('%j is empty', (cell) => {
    expect(isEmptyCell(cell)).toBe(true)
  })

  it.each(['null', 'NaN', 'None', '#N/A', '-', '0'])('%j is not', (cell) => {
    expect(isEmptyCell(cell)).toBe(false)
  })

  it.each([
    '1.58E+18',
    '1,58E+18',
    '1.58e18',
    '1E+18',
    '-1.5e+20',
    '1580000000000000000.0',
    '#NAME?',
    '#REF!',
    'gen\n1',
  ])('the id %j was spoilt by a spreadsheet', (cell) => {
    expect(readCell('id', cell, ',')).toBeInstanceOf(CellFault)
  })

  it.each(['gen-1', '1580000000000000123', '7e9', '1234e567', 'e2e-1', '12.5', '1.58E+18x', '#1'])(
    'the id %j is one',
    (cell) => {
      expect(readCell('id', cell, ',')).toBe(cell)
    },
  )

  it('amounts have a point, and no doubt', () => {
    for (const cell of ['0,01', '$0.01', '1,234.5', '-1', '12%', 'NaN', '1E999', '.']) {
      expect(readCell('amount', cell, ','), cell).toBeInstanceOf(CellFault)
    }
    expect(['0.01', '1e-05', ' 0.5 ', '1.234', '.5'].map((cell) => readCell('amount', cell, ','))).toEqual([
      '0.01',
      '1e-05',
      '0.5',
      '1.234',
      '.5',
    ])
    // Where the comma is the decimal mark, the point may separate thousands.
    expect(readCell('amount', '1.234', ';')).toBeInstanceOf(CellFault)
    expect(readCell('duration', '1.234', ';')).toBeInstanceOf(CellFault)
    expect(readCell('amount', '0.234', ';')).toBe('0.234')
    expect(readCell('duration', '1234.5', ';')).toBe(1234.5)
  })

  it('flags are true or false', () => {
    expect(['TRUE', 'f', '0'].map((cell) => readCell('flag', cell, ','))).toEqual([true, false, false])
    expect(readCell('flag', 'yes', ',')).toBeInstanceOf(CellFault)
  })
})
