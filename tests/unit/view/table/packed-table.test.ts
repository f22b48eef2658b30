import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packTable, unpackTable } from '@/lib/view/table/packed-table'
import type { TableColumn, TableView } from '@/lib/view/table/table-view'
import { exactCount } from '@/lib/view/text/format'

const ROWS = 4
const word = fc.constantFrom('', '12', '~12 tokens', 'DeepSeek V4', '$1.50')
const count = fc.record(
  {
    short: word,
    value: fc.oneof(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(String), fc.constant('1.5')),
    title: word,
    isEstimate: fc.boolean(),
    note: word,
  },
  { requiredKeys: ['short', 'value', 'title', 'isEstimate'], noNullPrototype: true },
)
const exact = count.map((cell) => {
  const { value } = cell
  return /\./.test(value) ? cell : { ...cell, title: `about ${exactCount(BigInt(value))} tokens` }
})
const note = fc.record({ text: word, below: fc.constantFrom('sm', 'md') }, { noNullPrototype: true })
const name = fc.record(
  { name: word, href: fc.option(word), colour: fc.option(word), notes: fc.array(note, { maxLength: 2 }) },
  { requiredKeys: ['name', 'href', 'colour'], noNullPrototype: true },
)
const cellsOf = {
  name,
  count: fc.option(fc.oneof(exact, count)),
  link: fc.option(fc.record({ text: word, href: word }, { noNullPrototype: true })),
  text: fc.option(word),
}
const column = fc
  .constantFrom('name', 'count', 'link', 'text')
  .chain((kind) =>
    fc
      .array<unknown>(cellsOf[kind as keyof typeof cellsOf], { minLength: ROWS, maxLength: ROWS })
      .map((cells) => ({ id: kind, kind, label: 'Tokens', cells }) as TableColumn),
  )
const table = fc.array(column, { minLength: 1, maxLength: 4 }).map(
  (columns): TableView => ({
    caption: 'Models',
    keys: Array.from({ length: ROWS }, (_, row) => `${row}`),
    columns,
  }),
)

describe('a table on its way to the browser', () => {
  it('comes out as it went in, whatever cells lack', () => {
    fc.assert(
      fc.property(table, (view) => {
        expect(unpackTable(packTable(view))).toStrictEqual(view)
      }),
      { seed: 33, numRuns: 500 },
    )
  })

  it('says once what all cells of a column say', () => {
    const cells = ['11655546901481', '8996087313234'].map((value) => ({
      short: '1T',
      value,
      title: `about ${exactCount(BigInt(value))} tokens`,
      isEstimate: true,
    }))
    const view: TableView = {
      caption: 'Models',
      keys: ['a', 'b'],
      columns: [{ id: 'tokens', kind: 'count', label: 'Tokens', cells }],
    }
    expect(packTable(view).columns[0]!.cells).toEqual({
      empty: [],
      fields: {
        short: ['1T'],
        value: ['11655546901481', '8996087313234'],
        title: ['about {count} tokens'],
        isEstimate: [true],
      },
    })
  })
})
