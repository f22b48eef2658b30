import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, readCsvRecords } from '@/lib/ingest/readers/csv'
import { cut, readItems } from '../../support/ingest/read-items'

const header = 'id,created_at,model,prompt_tokens,completion_tokens'
const records = readCsvRecords([])

describe('readCsv', () => {
  it('makes wire events of rows: numbers as numbers, empty cells absent, the app gathered', async () => {
    const passedOver: string[] = []
    const text = `\uFEFF${header},cost_usd,app_url,app_title,app_categories,Cache-Write Tokens,extra,\r
a,2026-08-21T10:00:00Z,x/y,12,3,0.10,https://a.b,"A, ""B""",ide; chat,5.0,?,\r
b,2026-08-21T10:00:00Z,x/y,1.5,abc,,,,,,,\r
,,,,,,,,,,,\r
`
    const found = await readItems(
      readCsv((names) => passedOver.push(...names)),
      [text],
    )
    const a = {
      id: 'a',
      created_at: '2026-08-21T10:00:00Z',
      model: 'x/y',
      prompt_tokens: 12,
      completion_tokens: 3,
      cost_usd: '0.10',
      app: { url: 'https://a.b', title: 'A, "B"', categories: ['ide', 'chat'] },
      cache_write_tokens: 5,
    }
    expect(found).toEqual([
      [2, a],
      [3, 'invalid_prompt_tokens'],
    ])
    expect(passedOver).toEqual(['extra'])
  })

  it('names the cell that it refuses, and the id of its line', async () => {
    const text = `${header.replace('prompt_tokens', 'Prompt Tokens')}\nx-1,t,m,"1,234",2\n1.58E+18,t,m,1,2\n`
    const items = []
    for await (const group of readCsv()([text])) items.push(...group)
    expect(items.map(({ value }) => value)).toMatchObject([
      {
        id: 'x-1',
        refusal: {
          message: expect.stringMatching(/^prompt_tokens is "1,234" in the column Prompt Tokens: a count is/),
        },
      },
      {
        id: null,
        refusal: { code: 'invalid_id', message: expect.stringMatching(/^id is "1.58E\+18": .*rounded/) },
      },
    ])
  })

  it('shows the columns that there are beside those that there should be', async () => {
    const failed = readItems(readCsv(), ['date;model;input;output;cache_read\n2026-11-20;m;3;442;7917\n'])
    await expect(failed).rejects.toThrow(
      /it lacks id, created_at, prompt_tokens, completion_tokens\.\n {2}it has: {6}date, model, input, output, cache_read \(separated by semicolons\)\n {2}it needs: {4}id, created_at, model/,
    )
    await expect(failed).rejects.toThrow('--map "date=created_at" --map "input=prompt_tokens"')
    await expect(failed).rejects.toThrow('Without an id')
    await expect(readItems(readCsv(), ['generation_id,when\n'])).rejects.toThrow('need --format')
    await expect(readItems(readCsv(), [`${header},ID\n`])).rejects.toThrow('Two columns are called "ID"')
    await expect(readItems(readCsv(), ['', '\n \r\n'])).rejects.toThrow('There is nothing in it.')
    await expect(readItems(readCsv(), [`"${header}\na,b`])).rejects.toThrow('Line 1 must name the columns')
    expect(await readItems(readCsv(), [header])).toEqual([])
  })
})

describe('sound CSV', () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', '1', ',', ';', '\t', '|', '"', '\n', '\r', '\r\n', ' ', 'é', '🔥'),
    }),
    fc.string(),
  )

  it('is read whatever separates its cells and ends its lines, wherever it is quoted and cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), cell, cell, cell), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.constantFrom('', '\uFEFF', 'sep'),
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 9 }),
        async (rows, delimiter, end, quoted, start, lengths) => {
          const first = start === 'sep' ? `sep=${delimiter}${end}` : start
          const quotedMatch = /[\r\n"]/
          const options = { delimiter, record_delimiter: end, quoted, quoted_match: quotedMatch }
          const text = first + stringify([['k', 'one', 'two', 'three'], ...rows], options)
          const found = await readItems(records, cut(text, lengths))
          // CR that ends lines is not told from the LF of a cell that goes over several.
          const plain = (value: string) => (end === '\r' ? value.replaceAll('\r', '\n') : value)
          const isFilled = (value: string) => value.trim() !== '' && value !== 'NULL' && value !== '\\N'
          expect(found.map(([, value]) => value)).toEqual(
            rows.map(([k, ...cells]) => ({
              k,
              ...Object.fromEntries(
                cells
                  .map((value, place) => [['one', 'two', 'three'][place], plain(value)])
                  .filter(([, value]) => isFilled(value!)),
              ),
            })),
          )
        },
      ),
      { seed: 1, numRuns: 400 },
    )
  })
})
