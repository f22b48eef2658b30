import { parseArgs } from 'node:util'
import type { Db } from '@/db/client'
import { openDatabase } from '@/db/open'
import { createKey, type KeyScope, keyScopes, listKeys, revokeKey } from '@/lib/access/keys'
import { OperatorError } from '@/lib/operator-error'
import { runScript } from './support/run-script'

const usage = `Usage: npm run keys -- create NAME [--scope ${keyScopes.join('|')}] …
       npm run keys -- list
       npm run keys -- revoke ID`

type Command = (db: Db) => Promise<string>

await runScript(async () => {
  const command = parseCommand(process.argv.slice(2))
  const { db, close } = await openDatabase({ poolSize: 2 })
  try {
    console.log(await command(db))
  } finally {
    await close()
  }
})

/** Reads the arguments before anything is opened, so that a slip costs no time. */
function parseCommand(argv: string[]): Command {
  const { positionals, scopes } = parseArguments(argv)
  const [verb, operand, ...rest] = positionals
  if (rest.length > 0) throw new OperatorError(`There is something left over: ${rest.join(' ')}.\n${usage}`)
  if (verb === 'create' && operand?.trim()) return (db) => create(db, operand.trim(), scopes)
  if (verb === 'list' && operand === undefined) return list
  if (verb === 'revoke' && operand && /^\d{1,9}$/.test(operand)) return (db) => revoke(db, Number(operand))
  throw new OperatorError(usage)
}

function parseArguments(argv: string[]): { positionals: string[]; scopes: KeyScope[] } {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { scope: { type: 'string', multiple: true, default: ['ingest'] } },
    })
    const scopes = keyScopes.filter((scope) => values.scope.includes(scope))
    const unknown = values.scope.filter((scope) => !scopes.some((known) => known === scope))
    if (unknown.length > 0) {
      throw new OperatorError(`There is no scope ${unknown.join(', ')}: use ${keyScopes.join(' or ')}.`)
    }
    return { positionals, scopes }
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n${usage}`, { cause })
    throw cause
  }
}

async function create(db: Db, name: string, scopes: KeyScope[]): Promise<string> {
  const { id, key } = await createKey(db, { name, scopes })
  return `Key ${id}, "${name}", may ${scopes.join(' and ')}. It is shown this once:\n${key}`
}

async function list(db: Db): Promise<string> {
  const keys = await listKeys(db)
  if (keys.length === 0) return 'There are no keys. Make one with: npm run keys -- create NAME'
  const rows = keys.map((key) => [
    String(key.id),
    key.name,
    key.scopes.join(','),
    minute(key.createdAt),
    key.lastUsedAt ? minute(key.lastUsedAt) : 'never',
    key.revokedAt ? minute(key.revokedAt) : '-',
  ])
  return table([['ID', 'NAME', 'SCOPES', 'CREATED (UTC)', 'LAST USED', 'REVOKED'], ...rows])
}

async function revoke(db: Db, id: number): Promise<string> {
  if (await revokeKey(db, id)) return `Key ${id} is revoked: it is refused from now on.`
  throw new OperatorError(`There is no live key ${id}. See: npm run keys -- list`)
}

function minute(timestamp: string): string {
  return timestamp.slice(0, 16)
}

function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
