import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand, startCommand } from '../../harness/command'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { pause } from '../../harness/processes'

/** Commands are killed at some moment of their work, then run to their end. */
export async function killCommands(torture: Torture): Promise<void> {
  const { random, size } = torture
  const isWhole = size === 'whole'
  const { db, url } = await torture.createDatabase()
  const settings = { DATABASE_URL: url }

  // Migrating: from nothing, as a first start does.
  await db.$client.unsafe(
    'drop schema public cascade; create schema public; drop schema if exists drizzle cascade',
  )
  await killThenFinish(torture, 'migrate', [], settings, isWhole ? 4 : 1, () => random.integer(400, 1_200))

  // Importing: lines that are stored already are duplicates of the next run.
  const ledger = new Ledger(torture, 'import')
  const events = ledger.make(isWhole ? 120_000 : 4_000)
  const file = join(torture.createFolder(), 'events.ndjson')
  writeFileSync(file, events.map((event) => JSON.stringify(event)).join('\n'))
  await killThenFinish(torture, 'import', [file], settings, isWhole ? 4 : 1, () => random.integer(700, 3_000))
  ledger.book(events)
  torture.count('events', events.length)

  // Rolling up: the days that waited still wait.
  await killThenFinish(torture, 'rollup', [], settings, isWhole ? 4 : 1, () => random.integer(600, 2_500))
  await ledger.settle(db)
}

async function killThenFinish(
  torture: Torture,
  script: string,
  args: string[],
  settings: Record<string, string>,
  kills: number,
  afterMs: () => number,
): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    const command = startCommand(script, args, settings)
    await Promise.race([pause(afterMs()), command.ended])
    if (command.process.kill('SIGKILL')) torture.count('kills')
    await command.ended
  }
  const { code, output } = await runCommand(script, args, settings)
  if (code !== 0) torture.fault('other', `npm run ${script} ended with ${code}: ${output.slice(-500)}`)
}
