import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, readCsvRecords } from '@/lib/ingest/readers/csv'
import type { Row } from '@/lib/ingest/readers/csv-rows'
import { cut, readItems } from '../../support/ingest/read-items'

const header = 'id,created_at,model,prompt_tokens,completion_tokens,app_title'
const row = (id: string, title = 'Some app') => `${id},t,m,1,2,${title}`
const read = async (lines: string[], end = '\n') =>
  (await readItems(readCsv(), [[header, ...lines].join(end)])).map(([line, value]) => [
    line,
    (value as { id?: string }).id ?? value,
  ])

describe('a broken line of CSV', () => {
  it('costs itself, whatever its fault', async () => {
    const lines = [
      row('a', '"x\ny"'),
      '',
      'b,t,m,1',
      'c,t,m"x,1,2,z',
      row('d', '"x"y'),
      `${row('e')},`,
      row('f'),
      row('g', '"never closed'),
      row('h', '"He said ""so"", twice"'),
      row('i', 'never opened"'),
      row('j'),
    ]
    expect(await read(lines)).toEqual([
      ['2-3', 'a'],
      [5, 'invalid_csv'],
      [6, 'invalid_csv'],
      [7, 'invalid_csv'],
      [8, 'invalid_csv'],
      [9, 'f'],
      [10, 'invalid_csv'],
      [11, 'h'],
      [12, 'invalid_csv'],
      [13, 'j'],
    ])
    const many = Array.from({ length: 60_000 }, (_, index) => row(`n-${index}`))
    const found = await read([row('stray', '"'), ...many])
    expect(found).toHaveLength(60_001)
    expect(found.filter(([, id]) => id === 'invalid_csv')).toEqual([[2, 'invalid_csv']])
  })

  it('does not hide lines between two stray quotes', async () => {
    const found = await read([row('a', '"one'), row('b'), row('c', 'two"'), row('d')])
    expect(found).toEqual([
      ['2-4', 'invalid_csv'],
      [5, 'd'],
    ])
  })

  it('does not make lines of what a sound cell quotes', async () => {
    const found = await read([
      row('a', `"x\n${row('inner')}\ny"`),
      row('b', `"x\n${row('in""ner')}"`),
      row('c'),
    ])
    expect(found.filter(([, id]) => id !== 'invalid_csv')).toEqual([[7, 'c']])
    expect(await read([row('a', '"1\n2, 3\n4"'), row('b')])).toEqual([
      ['2-4', 'a'],
      [5, 'b'],
    ])
  })

  it('costs itself where it is endless, and no memory', async () => {
    const lines = Array.from({ length: 30 }, () => 'x'.repeat(100_000))
    const found = await readItems(readCsv(), [`${header}\n`, ...lines, '\n', row('a')])
    expect(found.map(([line, value]) => [line, (value as { id?: string }).id ?? value])).toEqual([
      [2, 'invalid_csv'],
      [3, 'a'],
    ])
  })

  const records = readCsvRecords(['k'], { k: ['id', 'id'], n: ['prompt_tokens', 'count'] })
  const rows = fc.array(
    fc.tuple(
      fc.nat({ max: 9999 }),
      fc.constantFrom('plain', 'a b', '"a, b"', '"a ""b"""', '"a\nb"', '"\nb"', '"a\n"'),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )

  const keyed = (value: unknown) => `${(value as Row).k} ${(value as Row).n}`

  it('costs no other, and is never read as something else', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 5 }),
        async (parts, places, lengths) => {
          const lines = parts.map(([n, title], place) => `k${place},${n},${title}`)
          const sound = await readItems(records, ['k,n,t\n', lines.join('\n')])
          let text = lines.join('\n')
          for (const place of places) {
            const at = place % (text.length + 1)
            text = `${text.slice(0, at)}"${text.slice(at)}`
          }
          const found = await readItems(records, cut(`k,n,t\n${text}`, lengths))
          const lost = new Set<number>()
          const told = new Set<string>()
          for (const [line, value] of found) {
            const [first, last = first] = String(line).split('-').map(Number)
            if (typeof value === 'string') for (let at = first!; at <= last!; at++) lost.add(at)
            else told.add(keyed(value))
          }
          // A quote beside quotes may be one more character of a title; keys and numbers stay what they were.
          for (const each of told) expect(sound.map(([, value]) => keyed(value))).toContain(each)
          for (const [line, value] of sound) {
            const [first, last = first] = String(line).split('-').map(Number)
            const isLost = Array.from({ length: last! - first! + 1 }, (_, at) => first! + at).some((at) =>
              lost.has(at),
            )
            expect(told.has(keyed(value)) || isLost).toBe(true)
          }
          const isPlain = parts.every(([, title]) => !title.includes('\n'))
          if (isPlain && places.length === 1) expect(lost.size).toBe(1)
        },
      ),
      { seed: 1, numRuns: 1500 },
    )
  })
})
