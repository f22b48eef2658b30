import type { Db } from '@/db/client'
import { announceCatalogue } from '@/lib/catalogue/announce'
import { apps } from '@/lib/ingest/catalog/apps'
import { fingerprintOf, noRules, type Rules } from '@/lib/ingest/rules/rules'

const APPLIED = 'mapping_rules'
const HIDDEN = 'hidden_apps'

/** Stands for events of which some were filed by one set of rules and some by another. */
const MIXED = 'mixed'

/**
 * To be called before events come in by these rules.
 * @returns whether stored ones were filed by others, which is remembered until a remap
 */
export async function startRules(db: Db, rules: Rules): Promise<boolean> {
  const [row] = await db.$client<{ applied: string | null; isEmpty: boolean }[]>`
    select (select value from settings where name = ${APPLIED}) as applied,
      not exists (select from events) as "isEmpty"`
  const { applied, isEmpty } = row!
  if ((applied ?? fingerprintOf(noRules)) === fingerprintOf(rules)) return false
  if (isEmpty) await writeApplied(db, rules)
  else await write(db, APPLIED, MIXED)
  return !isEmpty
}

/** Notes that all stored events are filed by these rules. */
export async function writeApplied(db: Db, rules: Rules): Promise<void> {
  await write(db, APPLIED, fingerprintOf(rules))
}

/**
 * Hides the apps that the rules name, and shows again those that earlier rules hid; apps that were hidden by hand stay
 * so. Apps that have sent nothing yet are hidden before they do.
 * @returns whether anything changed
 */
export async function syncHiddenApps(db: Db, { hiddenApps }: Rules): Promise<boolean> {
  const sql = db.$client
  const wanted = [...new Set(hiddenApps.map(({ identity }) => identity))].sort()
  const [row] = await sql<{ value: string }[]>`select value from settings where name = ${HIDDEN}`
  const before = row ? (JSON.parse(row.value) as string[]) : []
  if (wanted.length > 0) await apps.create(sql, new Map(hiddenApps.map((app) => [app.identity, app])))
  const shown = before.filter((identity) => !wanted.includes(identity))
  const changed = await sql`
    update apps set hidden = identity = any(${wanted}::text[])
    where (identity = any(${wanted}::text[]) and not hidden) or (identity = any(${shown}::text[]) and hidden)`
  if (JSON.stringify(before) !== JSON.stringify(wanted)) await write(db, HIDDEN, JSON.stringify(wanted))
  if (changed.count === 0) return false
  await announceCatalogue(db)
  return true
}

async function write(db: Db, name: string, value: string): Promise<void> {
  await db.$client`
    insert into settings (name, value) values (${name}, ${value})
    on conflict (name) do update set value = excluded.value`
}
