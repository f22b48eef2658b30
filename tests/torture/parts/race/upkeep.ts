import type { Db } from '@/db/client'
import { runRollup } from '@/lib/rollup/run'
import { sealOldDays } from '@/lib/rollup/seal'
import { parseConfig } from '@/lib/rules/config'
import { remapEvents } from '@/lib/rules/remap'
import type { Torture } from '../../harness/part'
import { pause } from '../../harness/processes'
import { RETENTION_DAYS } from './late-events'

const BETWEEN_MS = 200

export async function rollUp(torture: Torture, db: Db): Promise<void> {
  await runRollup(db, { now: new Date(), wait: true })
  torture.count('rollups')
  await pause(BETWEEN_MS)
}

export async function seal(torture: Torture, db: Db): Promise<void> {
  const days = await sealOldDays(db, { now: new Date(), retentionDays: RETENTION_DAYS })
  torture.count('days sealed', days.length)
  await pause(BETWEEN_MS)
}

/** Files what is stored by other rules each time, as `npm run remap -- --yes` does: no total moves. */
export async function remap(torture: Torture, db: Db, round: number): Promise<void> {
  const parsed = parseConfig({
    models: {
      [`author-${(round % 4) + 1}/model-1`]: 'author-2/model-2',
      'author-3/model-3': `author-1/model-${(round % 6) + 1}`,
    },
  })
  if ('faults' in parsed) throw new Error('The rules of this part are not sound.')
  const { days } = await remapEvents(db, { rules: parsed.rules, isDryRun: false })
  torture.count('remaps')
  torture.count('days filed another way', days.length)
  await pause(BETWEEN_MS)
}
