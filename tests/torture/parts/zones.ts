import { createKey } from '@/lib/access/keys'
import { Ledger, type LedgerEvent } from '../harness/ledger'
import type { Part, Torture } from '../harness/part'

/** Far ahead of UTC, far behind it, by half and quarter hours, and with changes of the clock. */
const zones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Europe/Berlin',
]

/** How settings of the database may be that are not ours. */
const settings: Record<string, string> = {
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'sql_standard',
  extra_float_digits: '-15',
  bytea_output: 'escape',
  statement_timeout: '1ms',
}

/** Around midnight of UTC, of zones, and changes of clocks, in the notations that ISO 8601 has. */
const moments = [
  '2026-03-07T23:59:59.999Z',
  '2026-03-08T00:00:00Z',
  '2026-03-08T00:00:00+14:00',
  '2026-03-08T23:59:59-11:00',
  '2026-03-08T02:30:00-03:30',
  '2026-03-08T06:59:59Z',
  '2026-03-08T07:00:00Z',
  '2026-03-29T00:59:59Z',
  '2026-03-29T01:00:00Z',
  '2026-03-29T02:30:00+01:00',
  '2026-03-29T03:00:00+02:00',
  '2025-10-26T02:30:00+02:00',
  '2025-10-26T02:30:00+01:00',
  '2025-12-31T23:59:59.999999Z',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01T05:44:59+05:45',
  '2026-01-01T05:45:00+05:45',
  '2026-02-28T23:59:59Z',
  '2026-03-01T00:00:00Z',
  '2024-02-29T12:00:00Z',
]

export const timeZones: Part = {
  name: 'zones',
  about:
    'moments around midnights and changes of clocks, with the process and the database in other time zones',
  async run(torture) {
    const chosen = torture.size === 'whole' ? zones : [torture.random.pick(zones)]
    for (const zone of chosen) await inZone(torture, zone)
  },
}

async function inZone(torture: Torture, zone: string): Promise<void> {
  const { db, url, drop } = await torture.createDatabase()
  const { key } = await createKey(db, { name: 'torture', scopes: ['ingest'] })
  const [row] = await db.$client<{ name: string }[]>`select current_database()::text as name`
  for (const [name, value] of Object.entries({ ...settings, TimeZone: zone })) {
    await db.$client.unsafe(`alter database ${row!.name} set ${name} = '${value}'`)
  }
  const site = await torture.startSite({ databaseUrl: url, settings: { TZ: zone } })
  const ledger = new Ledger(torture, `zone-${zone.replace(/\W/g, '-')}`)
  const events = ledger
    .make(moments.length)
    .map((event, place) => ({ ...event, created_at: moments[place]! }))
  await ledger.send({ address: site.address, key }, events)
  torture.count('moments', moments.length)
  await checkDays(torture, db, zone, events)
  await ledger.settle(db)
  await site.stop()
  await drop()
}

/** Each event belongs to the day of UTC that its moment is in, whoever looks. */
async function checkDays(
  torture: Torture,
  db: Awaited<ReturnType<Torture['createDatabase']>>['db'],
  zone: string,
  events: readonly LedgerEvent[],
): Promise<void> {
  const rows = await db.$client<{ id: string; day: string }[]>`select id, day::text as day from events`
  const days = new Map(rows.map(({ id, day }) => [id, day]))
  for (const { id, created_at } of events) {
    const day = new Date(created_at).toISOString().slice(0, 10)
    if (days.get(id) !== day) torture.fault('other', `${created_at} counts on ${days.get(id)} in ${zone}`)
  }
}
