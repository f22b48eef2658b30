import { createKey } from '@/lib/access/keys'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import type { Part, Torture } from '../harness/part'
import type { Random } from '../harness/random'
import type { Site } from '../harness/site'
import { strangeHeaders, strangePath, strangeRequests } from './fuzz/addresses'
import { askRaw } from './fuzz/ask-raw'
import { bodyOf } from './fuzz/bodies'
import { routes } from './fuzz/routes'

const CLIENTS = 4
const WHOLE_MS = 70_000
const SMALL_REQUESTS = 250
const methods = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export const fuzz: Part = {
  name: 'fuzz',
  about:
    'every route with every method, strange addresses, headers and query strings, broken bodies of each source',
  async run(torture) {
    const { db, url } = await torture.createDatabase()
    const { key } = await createKey(db, { name: 'torture', scopes: ['ingest', 'read'] })
    const off = { DRAW_SECONDS_PER_MINUTE: 'off', API_LIMIT_PER_MINUTE: 'off', API_LIMIT_PER_DAY: 'off' }
    const site = await torture.startSite({ databaseUrl: url, settings: off })
    const accepted = await ask(torture, site, key)
    for (const request of strangeRequests(key)) {
      const status = await askRaw(site.port, request)
      torture.count('requests')
      if (status === 'hang') torture.fault('hang', `${JSON.stringify(request.slice(0, 80))} is not answered`)
      else if (status !== 'closed' && status >= 500) {
        torture.fault('error', `${JSON.stringify(request.slice(0, 80))}: ${status}`)
      }
    }
    const { status } = await torture.ask(`${site.address}/api/ready`)
    if (status !== 200 || !site.isAlive()) torture.fault('other', 'The site is not well any more')

    const [stored] = await db.$client<{ count: bigint }[]>`
      select coalesce(sum(accepted), 0)::bigint as count from ingest_batches where source not like 'api:otlp%'`
    const [events] = await db.$client<{ count: bigint; batched: bigint }[]>`
      select (select count(*) from events)::bigint as count,
        (select coalesce(sum(accepted), 0) from ingest_batches)::bigint as batched`
    if (events!.count !== events!.batched) {
      torture.fault('other', `${events!.batched} events by the audit, ${events!.count} in the table`)
    }
    torture.count('events', stored!.count)
    if (stored!.count < accepted) torture.fault('lost', `${accepted} accepted, ${stored!.count} stored`)
    if (stored!.count > accepted) torture.fault('doubled', `${accepted} accepted, ${stored!.count} stored`)
    await runRollup(db, { now: new Date(), wait: true })
    const { differences } = await verifyRollups(db)
    if (differences.length > 0) torture.fault('other', `${differences.length} rollups differ from the events`)
    const traces = site.log().match(/^ {4}at .*$/gm) ?? []
    if (traces.length > 0) torture.fault('error', `The log has stack traces: ${site.log().slice(-1500)}`)
  },
}

/** Asks on; answers how many events were accepted. */
async function ask(torture: Torture, site: Site, key: string): Promise<bigint> {
  const { random, size } = torture
  const untilMs = performance.now() + WHOLE_MS
  let [made, accepted] = [0, 0n]
  const goesOn = () => (size === 'small' ? made < SMALL_REQUESTS : performance.now() < untilMs)
  const client = async () => {
    while (goesOn()) {
      made += 1
      if (random.chance(0.5)) {
        const more = await send(torture, site, key)
        accepted += more
      } else await visit(torture, site, key)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return accepted
}

async function send(torture: Torture, site: Site, key: string): Promise<bigint> {
  const { path, body, headers } = bodyOf(torture.random)
  torture.count('bodies')
  const answer = await torture.ask(site.address + path, {
    method: 'POST',
    body: body as BodyInit,
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
  const isTold = answer.status === 200 && answer.headers.get('content-type')?.startsWith('application/json')
  return isTold ? acceptedOf(answer.body) : 0n
}

/** Answers of OTLP tell what was left out alone: what they stored is counted apart. */
function acceptedOf(body: string): bigint {
  const { accepted } = JSON.parse(body) as { accepted?: number }
  return BigInt(accepted ?? 0)
}

async function visit(torture: Torture, site: Site, key: string): Promise<void> {
  const { random } = torture
  const method = random.pick(methods)
  torture.count('addresses')
  const path = strangePath(random, random.pick(routes()))
  await torture.ask(site.address + path, {
    method,
    headers: { ...strangeHeaders(random), ...(random.chance(0.3) && { authorization: `Bearer ${key}` }) },
    ...(method !== 'GET' && method !== 'HEAD' && random.chance(0.7) && { body: randomText(random) }),
  })
}

function randomText(random: Random): string {
  return random.pick([
    '',
    '{}',
    '[]',
    'null',
    '{"metrics":["tokens_total"]}',
    '\u0000',
    '{"a":',
    'ä'.repeat(2_000),
  ])
}
