import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from './ask'
import type { FaultKind, Part, Torture } from './part'
import { type Database, Postgres } from './postgres'
import { Random } from './random'
import { type Site, startSite } from './site'

/** What a part came to. */
export interface Result {
  part: Part
  seconds: number
  /** By name, as the part counted them. */
  figures: Map<string, bigint>
  faults: { kind: FaultKind; message: string; by: bigint }[]
}

export interface Choices {
  seed: number
  size: 'whole' | 'small'
  addresses?: number
  /** Rejects when the run is to stop; what was started is ended all the same. */
  interrupted?: Promise<never>
  /** Called with each fault as it is found. */
  onFault?: (part: Part, message: string) => void
}

/** Runs one part. Whatever it leaves behind is ended; what it throws is a fault of its own. */
export async function runPart(
  part: Part,
  { seed, size, addresses, interrupted, onFault }: Choices,
): Promise<Result> {
  const startedMs = performance.now()
  const figures = new Map<string, bigint>()
  const faults: Result['faults'] = []
  const folders: string[] = []
  const sites: Site[] = []
  const databases: Database[] = []
  let postgres: Promise<Postgres> | undefined

  const count: Torture['count'] = (figure, by = 1) => {
    figures.set(figure, (figures.get(figure) ?? 0n) + BigInt(by))
  }
  const fault: Torture['fault'] = (kind, message, by = 1n) => {
    faults.push({ kind, message, by })
    onFault?.(part, `${kind}: ${message}`)
  }
  const createFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenboard-torture-'))
    chmodSync(folder, 0o755) // root's PostgreSQL runs as another user
    folders.push(folder)
    return folder
  }
  const torture: Torture = {
    seed,
    random: new Random(seed, part.name),
    size,
    addresses,
    createFolder,
    async createDatabase() {
      postgres ??= Postgres.start(join(createFolder(), 'data'))
      const database = await (await postgres).createDatabase()
      databases.push(database)
      return database
    },
    async startSite(options) {
      const site = await startSite(options)
      sites.push(site)
      return site
    },
    ask: (url, options = {}) => ask(url, options, { count, fault }),
    count,
    fault,
  }
  try {
    await Promise.race([part.run(torture), ...(interrupted ? [interrupted] : [])])
  } catch (cause) {
    fault('other', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
  }
  for (const site of sites) if (site.isAlive()) await site.stop()
  for (const database of databases) await database.drop()
  await (await postgres)?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await interruptedOrNot(interrupted)
  return { part, seconds: (performance.now() - startedMs) / 1000, figures, faults }
}

/** @throws what the interruption rejects with, where there was one */
async function interruptedOrNot(interrupted: Promise<never> | undefined): Promise<void> {
  await Promise.race([interrupted, Promise.resolve()])
}
