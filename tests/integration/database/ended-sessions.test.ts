import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, type Db } from '@/db/client'
import { createKey } from '@/lib/access/keys'
import { getSearch } from '@/lib/http/get-search'
import { health } from '@/lib/http/health'
import { postEvents } from '@/lib/http/ingest/post-events'
import { keyedRoute, publicRoute } from '@/lib/http/route'
import { within } from '@/lib/http/within'
import { getBoard } from '@/lib/queries/boards/board'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog } from '../../support/database/traffic'
import { exportsOf, now, traffic } from '../../support/http/exports'
import { picturesOf } from '../../support/http/pictures'
import { wireEvent } from '../../support/ingest/send'

const PATIENCE_MS = 10_000
const ROUNDS = 12
/** More than there are connections, so that some wait for one when it ends. */
const question = {
  category: 'all',
  period: 'month',
  range: null,
  variants: 'split',
  metric: 'tokens',
  limit: null,
  appGroup: null,
} as const
const AT_ONCE = 3
const POOL_SIZE = 6
const NAME = 'ended sessions'

/** porsager/postgres#1186 and #1208: the driver (3.4.9) forgets statements of connections that close. */
describe('requests whose database sessions end', () => {
  const database = useTestDatabase()
  let db: Db
  let key: string
  let count = 0
  beforeAll(async () => {
    await insertCatalog(database().db)
    await serveTraffic(database().db, traffic, now)
    key = (await createKey(database().db, { name: 'test', scopes: ['ingest'] })).key
  })
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    db = connect(`${database().url}?application_name=${encodeURIComponent(NAME)}`, {
      poolSize: POOL_SIZE,
      patienceMs: 4_000,
      silenceMs: 4_000,
    })
  })
  afterEach(() => db.$client.end({ timeout: 1 }))
  afterAll(() => {
    vi.restoreAllMocks()
  })

  /** Ends one or all of the sessions of the requests, those that are just beginning among them. */
  const endSessions = (most: number) => database().db.$client`
    select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity
      where datname = current_database() and application_name = ${NAME}
      order by random() limit ${most}
    ) as chosen`

  /** Lets a moment pass in which the requests go on. */
  async function letPass(statements: number): Promise<void> {
    for (let statement = 0; statement < statements; statement++) await database().db.$client`select 1`
  }

  const { ask: askExport } = exportsOf(() => ({ db }))
  const { ask: askPicture } = picturesOf(() => ({ db }), now)
  const search = () =>
    publicRoute(getSearch, () => db)(new Request('http://localhost/api/v1/search?q=acme+one'))
  const ingest = () =>
    keyedRoute(
      'ingest',
      postEvents,
      () => db,
    )(
      new Request('http://localhost/api/v1/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify([wireEvent(`event-${count++}`, new Date().toISOString())]),
      }),
    )
  const page = async () => {
    await readSnapshot(db, (reader) =>
      Promise.allSettled(
        (['models', 'apps', 'authors', 'categories'] as const).map((dimension) =>
          getBoard(reader, dimension, question, now),
        ),
      ),
    )
    return new Response()
  }

  const requests = {
    search,
    picture: () => askPicture('models.svg'),
    export: () => askExport('apps.csv'),
    chart: () => askExport('charts/models.csv'),
    page,
    ingest,
    health: () => health(() => db),
  }

  /** The status, or `broke off`; for pages, which have no route of their own here, `failed`. */
  async function outcome(request: () => Promise<Response>): Promise<number | string> {
    let response: Response
    try {
      response = await request()
    } catch {
      return 'failed'
    }
    return response.text().then(
      () => response.status,
      () => 'broke off',
    )
  }

  it('are all answered, and the next ones well', async () => {
    const outcomes = new Map<string, number>()
    const late: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      let isRunning = true
      const asked = Object.entries(requests).flatMap(([name, request]) =>
        Array.from({ length: AT_ONCE }, async () => {
          const said = await within(PATIENCE_MS, outcome(request)).catch(() => 'late')
          if (said === 'late') late.push(`${name} in round ${round}`)
          outcomes.set(`${name} ${said}`, (outcomes.get(`${name} ${said}`) ?? 0) + 1)
        }),
      )
      const ended = (async () => {
        while (isRunning) {
          await letPass((round % 4) * 10 * Math.random())
          await endSessions(round % 2 === 0 ? 1 : POOL_SIZE)
        }
      })()
      await Promise.all(asked)
      isRunning = false
      await ended
    }
    expect(late).toEqual([])
    const unexpected = [...outcomes.keys()].filter((what) => !/ (200|400|503|failed|broke off)$/.test(what))
    expect(unexpected).toEqual([])
    for (const [name, request] of Object.entries(requests)) {
      // A session that was told to end last may still be doing so: whoever meets it hears 503, and comes again.
      await expect
        .poll(async () => [name, await within(PATIENCE_MS, outcome(request))], { timeout: PATIENCE_MS })
        .toEqual([name, 200])
    }
    expect(await runRollup(db, { now: new Date() })).toMatchObject({ state: 'done' })
  })
})
