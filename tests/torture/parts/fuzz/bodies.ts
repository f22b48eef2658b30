import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Random } from '../../harness/random'

interface Sent {
  path: string
  body: string | Buffer
  headers: Record<string, string>
}

interface Case {
  source: string
  input: unknown
}

/** What was sent in the field, by source: what is broken here began as something that there is. */
const cases = (() => {
  let read: Case[] | undefined
  return () => {
    read ??= ['cases', 'replies'].flatMap((name) =>
      readFileSync(`tests/fixtures/field-cases/${name}.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case),
    )
    return read.filter(({ input, source }) => typeof input === 'object' && /^[a-z-]+$/.test(source))
  }
})()

const strangeValues: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  'NaN',
  '12',
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  { toString: 1 },
  { __proto__: null },
  '\u0000',
  '\ud800',
  '日本',
  '2026-13-45T00:00:00Z',
  '../../x',
  '-0',
  { length: 1e9 },
]

/** A body of some source: as it was sent, or with some of its values put in the place of others, or broken off. */
export function bodyOf(random: Random): Sent {
  const { source, input } = random.pick(cases())
  const copies = random.chance(0.8) ? 1 : random.integer(2, 40)
  const items = Array.from({ length: copies }, () => mutated(random, structuredClone(input), 0))
  const text = broken(random, written(random, items))
  const isPacked = random.chance(0.15)
  const packed = isPacked ? gzipSync(text) : text
  const path = random.chance(0.9) ? pathOf(source) : random.pick(['/api/v1/events', '/api/v1/otlp/v1/traces'])
  return {
    path,
    body: isPacked && random.chance(0.3) ? (packed as Buffer).subarray(0, packed.length / 2) : packed,
    headers: {
      'content-type': random.pick([
        'application/json',
        'application/x-ndjson',
        'text/plain',
        'application/x-protobuf',
      ]),
      ...(isPacked && { 'content-encoding': 'gzip' }),
    },
  }
}

function pathOf(source: string): string {
  return source === 'otlp' ? '/api/v1/otlp/v1/traces' : `/api/v1/ingest/${source}`
}

function written(random: Random, items: unknown[]): string {
  const lines = items.map((item) => JSON.stringify(item) ?? 'null')
  return random.pick([
    () => lines.join('\n'),
    () => `[${lines.join(',')}]`,
    () => `{"events":[${lines.join(',')}]}`,
    () => lines[0]!,
  ])()
}

function broken(random: Random, text: string): string {
  if (random.chance(0.8)) return text
  const place = random.integer(0, text.length)
  return random.pick([
    () => text.slice(0, place),
    () =>
      `${text.slice(0, place)}${random.pick(['\u0000', ',', '}', '"', '\\', '\n', '[', 'NaN'])}${text.slice(place)}`,
    () => `\ufeff${text}`,
    () => '['.repeat(random.integer(1, 20_000)) + text,
    () => text.repeat(random.integer(2, 5)),
  ])()
}

/** Now and then puts something else in the place of a value, of a key, or of all of it. */
function mutated(random: Random, value: unknown, depth: number): unknown {
  if (random.chance(0.02)) return random.pick(strangeValues)
  if (depth > 12 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => mutated(random, item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isRenamed = random.chance(0.01)
      return [
        isRenamed ? random.pick(['', '__proto__', 'toString', name.toUpperCase()]) : name,
        mutated(random, item, depth + 1),
      ]
    }),
  )
}
