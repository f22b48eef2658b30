import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvHeader, csvLines } from '@/lib/http/export/csv'

const columns = [
  { name: 'slug', kind: 'text' },
  { name: 'change', kind: 'fraction' },
] as const

describe('csvLines', () => {
  it('puts an apostrophe before text that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\tx', '\rx', '\nx', '＝1', '＠a']) {
      const [[cell]] = parse(csvLines([...columns], [[text, null]])) as [[string]]
      expect(cell).toBe(`'${text}`)
    }
    expect(csvLines([...columns], [["'quoted", null]])).toBe("'quoted,\r\n")
    expect(csvLines([...columns], [['a=1', null]])).toBe('a=1,\r\n')
  })

  it('never touches a number, negative ones included', () => {
    expect(csvLines([...columns], [['a', '-0.250000']])).toBe('a,-0.250000\r\n')
  })

  it('quotes by RFC 4180 and leaves missing values empty', () => {
    expect(csvHeader([...columns])).toBe('slug,change\r\n')
    expect(
      csvLines(
        [...columns],
        [
          ['a,b', null],
          ['say "x"', '1'],
          ['two\nlines', '2'],
          ['back\rhere', '3'],
        ],
      ),
    ).toBe('"a,b",\r\n"say ""x""",1\r\n"two\nlines",2\r\n"back\rhere",3\r\n')
    expect(csvLines([...columns], [])).toBe('')
  })

  it('quotes what spreadsheets elsewhere split at', () => {
    const rows = [
      ['x;=1+1', null],
      ['x\t=1+1', null],
    ]
    expect(csvLines([...columns], rows)).toBe('"x;=1+1",\r\n"x\t=1+1",\r\n')
    for (const delimiter of [
      [',', ';'],
      [',', '\t'],
    ]) {
      const cells = parse(csvLines([...columns], rows), { delimiter }).flat() as string[]
      expect(cells.filter((cell) => cell.startsWith('='))).toEqual([])
    }
  })

  it('reads back as it was, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const rows = texts.map((text) => [text, '1'])
        const back = parse(csvLines([...columns], rows), { record_delimiter: '\r\n' }) as string[][]
        expect(back.map(([text]) => text!.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(
          texts.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')),
        )
      }),
      { seed: 20260304, numRuns: 300 },
    )
  })
})
