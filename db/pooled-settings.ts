/** A setting of a session, as `pg_settings` has it: times in milliseconds. */
export interface Setting {
  name: string
  value: string
}

/** Longer than any statement of the web process may take, so that no such limit is met before its own. */
const SHORTEST_LIMIT_MS = 10_000

const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']

/**
 * What the statements behind a pooler rely on. Most of it cannot be set by a client there, so that the start compares it
 * with a session past the pooler, which sets it. The path of schemas counts as the schema that it leads to.
 */
export const pooledSettings = `
  select name, setting as value from pg_settings
  where name in ('TimeZone', 'IntervalStyle', 'bytea_output', 'extra_float_digits', 'standard_conforming_strings',
    'default_transaction_isolation', 'default_transaction_read_only', 'client_encoding',
    ${limits.map((name) => `'${name}'`).join(', ')})
  union all select 'DateStyle', split_part(current_setting('DateStyle'), ',', 1)
  union all select 'search_path', coalesce(current_schema(), '')`

/** The first setting of a pooler's session that is not as needed. */
export function settingThatDiffers(
  pooled: readonly Setting[],
  direct: readonly Setting[],
): (Setting & { needed: string }) | undefined {
  const needed = new Map(direct.map(({ name, value }) => [name, value]))
  const different = pooled.find(({ name, value }) =>
    limits.includes(name) ? value !== '0' && Number(value) < SHORTEST_LIMIT_MS : value !== needed.get(name),
  )
  return different && { ...different, needed: needed.get(different.name) ?? '' }
}
