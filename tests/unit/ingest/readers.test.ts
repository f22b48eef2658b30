import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '@/lib/ingest/readers/decode'
import { readJson } from '@/lib/ingest/readers/json'
import { readLines } from '@/lib/ingest/readers/lines'
import type { Reader } from '@/lib/ingest/readers/reader'
import { detectForm } from '@/lib/ingest/readers/table'
import { UnreadableItem } from '@/lib/ingest/refusal'

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

/** What a reader makes of pieces: `[line, value]`, a broken item as its code. */
async function read(reader: Reader, pieces: Iterable<string>): Promise<[number, unknown][]> {
  const items = await collect(reader(pieces))
  return items
    .flat()
    .map(({ line, value }) => [line, value instanceof UnreadableItem ? value.refusal.code : value])
}

/** The text cut at random places. */
const cuts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 })
function* cut(text: string, lengths: number[]): Generator<string> {
  let at = 0
  for (let turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length]! + 1
    yield text.slice(at, at + length)
    at += length
  }
}

const events = fc.array(
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 3 }),
  {
    maxLength: 8,
  },
)

describe('readJson', () => {
  it('finds the items of any array, however it is indented, wrapped and cut', async () => {
    const wraps: ((items: unknown) => unknown)[] = [
      (items) => items,
      (items) => ({ events: items }),
      (items) => ({ meta: { events: [1, ']', '"'] }, list: [[], {}], events: items, after: [{ a: '}' }] }),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 })),
        fc.constantFrom(...wraps),
        fc.nat({ max: 3 }),
        cuts,
        async (items, wrap, indent, lengths) => {
          const found = await read(readJson, cut(JSON.stringify(wrap(items), null, indent), lengths))
          expect(found.map(([, value]) => value)).toEqual(JSON.parse(JSON.stringify(items)))
        },
      ),
      { seed: 1 },
    )
  })

  it('names the line where an item starts, and goes on behind a broken one', async () => {
    const text = '\n[\n  {"a":\n 1},\n\n  {"a" 2}, 5,\n,{"b":"\\"]"}\n]\n'
    expect(await read(readJson, [text])).toEqual([
      [3, { a: 1 }],
      [6, 'invalid_json'],
      [6, 5],
      [7, 'invalid_json'],
      [7, { b: '"]' }],
    ])
  })

  it.each([
    ['[{"a":1},{"a":2}', /breaks off at line 1/],
    ['{"events":[1]', /breaks off/],
    ['', /breaks off/],
    ['{"items":[1]}', /without "events"/],
    ['{}', /without "events"/],
    ['{"events":{"a":1}}', /something else than an array/],
    ['[1]\n[2]', /goes on behind the end .*line 2/],
    ['hello', /neither/],
  ])('stops with a sentence at %j', async (text, message) => {
    await expect(read(readJson, [text])).rejects.toThrow(message)
  })
})

describe('readLines', () => {
  it('finds every line, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom('\n', '\r\n', '\n\n'), cuts, async (items, end, lengths) => {
        const text = items.map((item) => JSON.stringify(item)).join(end)
        const found = await read(readLines, cut(text, lengths))
        const step = end === '\n\n' ? 2 : 1
        const expected = JSON.parse(JSON.stringify(items)) as unknown[]
        expect(found).toEqual(expected.map((item, place) => [1 + place * step, item]))
      }),
      { seed: 1 },
    )
  })

  it('gives a broken line its number and reads on', async () => {
    expect(await read(readLines, ['{"a":1}\n{"a":\n\n', '  \n{"a":3}'])).toEqual([
      [1, { a: 1 }],
      [2, 'invalid_json'],
      [5, { a: 3 }],
    ])
  })

  it('does not gather an endless line', async () => {
    const endless = Array.from({ length: 30 }, () => 'x'.repeat(100_000))
    await expect(read(readLines, endless)).rejects.toThrow('Line 1 has more than 1000000 characters')
  })
})

describe('detectForm', () => {
  it.each([
    ['[{"id":1}]', 'json'],
    ['\n [', 'json'],
    ['{"events":[{', 'json'],
    ['{ "events" :\n[', 'json'],
    ['{\n  "events": [', 'json'],
    ['{"id":"a"}\n{"id":"b"}', 'ndjson'],
    ['{"id":"events"}', 'ndjson'],
    ['id,created_at', 'csv'],
    ['"id","created_at"', 'csv'],
  ])('sees that %j is %s', (head, format) => {
    expect(detectForm(head)).toBe(format)
  })
})

describe('decodeText', () => {
  const decode = async (chunks: Uint8Array[]) => (await collect(decodeText(each(chunks)))).join('')
  async function* each(chunks: Uint8Array[]) {
    yield* chunks
  }
  const halves = (bytes: Buffer) => [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)]
  const text = '\uFEFF{"name":"Zoë 🔥"}\n'.repeat(50)

  it('reads plain and packed text alike, also where a character is cut in two', async () => {
    const plain = Buffer.from(text)
    const expected = text.slice(1)
    expect(await decode([...plain].map((byte) => Uint8Array.of(byte)))).toBe(expected)
    expect(await decode(halves(gzipSync(plain)))).toBe(expected)
    expect(await decode([])).toBe('')
  })

  it('reads UTF-16 with its mark, as Excel writes "Unicode Text"', async () => {
    const marked = Buffer.from(text, 'utf16le')
    expect(await decode([...marked].map((byte) => Uint8Array.of(byte)))).toBe(text.slice(1))
    expect(await decode(halves(marked.swap16()))).toBe(text.slice(1))
  })

  it('unpacks a gzip of several members', async () => {
    const members = Buffer.concat(['one\n', 'two\n', 'three'].map((part) => gzipSync(part)))
    expect(await decode([...members].map((byte) => Uint8Array.of(byte)))).toBe('one\ntwo\nthree')
  })

  it.each([
    [Buffer.from('PK\x03\x04 and so on'), 'save the sheet as CSV'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old Excel workbook'],
    [Buffer.from('PAR1 and so on'), 'Parquet'],
    [Buffer.from('id,created_at', 'utf16le'), 'UTF-16 without a byte order mark'],
  ])('says what to do with %j', async (bytes, message) => {
    await expect(decode(halves(bytes))).rejects.toThrow(message)
  })

  it('names the line that is not UTF-8, wherever the chunks are cut', async () => {
    const bytes = Buffer.concat([Buffer.from('é,b\nc,ü🔥\nd,'), Buffer.from([0xe9]), Buffer.from('\nx\ny')])
    for (let at = 1; at < bytes.length; at++) {
      await expect(decode([bytes.subarray(0, at), bytes.subarray(at)])).rejects.toThrow('not UTF-8 (line 3)')
    }
  })

  it('says what is wrong with damaged input', async () => {
    const packed = gzipSync(text)
    await expect(decode([packed.subarray(0, packed.length - 20)])).rejects.toThrow(
      'The gzip is damaged or breaks off',
    )
    await expect(decode([Buffer.from([0x7b, 0xff, 0x7d])])).rejects.toThrow('The text is not UTF-8')
  })

  it('hands on the failure of the source', async () => {
    const failing = async function* () {
      yield gzipSync(text).subarray(0, 30)
      throw new Error('disk gone')
    }
    await expect(collect(decodeText(failing()))).rejects.toThrow('disk gone')
  })
})
