import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Db } from '@/db/client'
import { ensurePartitions } from '@/db/partitions'
import { createKey } from '@/lib/access/keys'
import { report, timed } from './statistics'
import type { WebServer } from './web-server'

const BATCH_ROWS = 1000
const BATCHES = 150
const CLIENTS = 4
const day = '2026-03-04'

/** Rows a second through HTTP, against the bare database path with the same rows. */
export async function benchIngest(db: Db, server: WebServer): Promise<void> {
  await ensurePartitions(db.$client, [day])
  const { key } = await createKey(db, { name: 'bench', scopes: ['ingest'] })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  await post(server, headers, batch('warm', 0))
  const bodies = Array.from({ length: BATCHES }, (_, index) => batch('http', index))
  const httpMs = await timed(() =>
    Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        for (let index = client; index < BATCHES; index += CLIENTS)
          await post(server, headers, bodies[index]!)
      }),
    ),
  )
  const bareMs = await timed(() => copyBare(db))
  const http = (BATCH_ROWS * BATCHES * 1000) / httpMs
  const bare = (BATCH_ROWS * BATCHES * 1000) / bareMs
  report(
    'Ingest over HTTP / bare COPY + insert',
    `${(http / bare).toFixed(2)} (${Math.round(http)} / ${Math.round(bare)} rows/s)`,
    'at least 0.5',
  )
}

async function post(server: WebServer, headers: Record<string, string>, body: string): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/events`, { method: 'POST', headers, body })
  const answer = (await response.json()) as { accepted?: number }
  if (answer.accepted !== BATCH_ROWS) throw new Error(`The server refused a batch: ${JSON.stringify(answer)}`)
}

function batch(prefix: string, index: number): string {
  const events = Array.from({ length: BATCH_ROWS }, (_, row) => {
    const number = index * BATCH_ROWS + row
    return {
      id: `${prefix}-${number}`,
      created_at: `${day}T${String(number % 24).padStart(2, '0')}:15:00Z`,
      model: `bench-author-${number % 20}/model-${number % 400}`,
      provider: `Provider ${number % 40}`,
      app: { url: `https://app-${number % 5000}.example`, title: `App ${number % 5000}` },
      category: 'programming',
      prompt_tokens: 1000 + (number % 9000),
      completion_tokens: 300 + (number % 700),
      reasoning_tokens: number % 300,
      cached_tokens: number % 1000,
      cost_usd: '0.0042',
      latency_ms: 812,
      generation_ms: 4100,
      finish_reason: 'stop',
      session_id: `s-${number >> 3}`,
      account_id: `a-${number % 1000}`,
    }
  })
  return JSON.stringify(events)
}

/** The same rows, ready-made, in the bare path's best shape: one COPY into a staging table and one insert. */
async function copyBare(db: Db): Promise<void> {
  const connection = await db.$client.reserve()
  try {
    await connection`create temp table bare_staging (like events)`
    const copy = await connection`copy bare_staging from stdin`.writable()
    await pipeline(Readable.from(Array.from({ length: BATCHES }, (_, index) => bareRows(index))), copy)
    await connection`insert into events select * from bare_staging on conflict do nothing`
    await connection`drop table bare_staging`
  } finally {
    connection.release()
  }
}

function bareRows(index: number): string {
  const lines = Array.from({ length: BATCH_ROWS }, (_, row) => {
    const number = index * BATCH_ROWS + row
    const hash = '0f8fad5bd9cb469fa16570867728950e'
    return [
      ...[day, `bare-${number}`, `${day}T${String(number % 24).padStart(2, '0')}:15:00Z`],
      ...[number % 400, number % 40, number % 5000, 2],
      ...[1000 + (number % 9000), 300 + (number % 700), number % 300, number % 1000],
      ...[4_200_000, 812, 4100, '\\N', 'stop', hash, hash, 1, 'f', 'f', ...Array(11).fill('\\N')],
    ].join('\t')
  })
  return `${lines.join('\n')}\n`
}
