import type { Db } from '@/db/client'
import { readLiveKeys, type VerifiedKey, verifyKey } from '@/lib/access/keys'
import { HttpError } from '../errors'
import { metrics } from '../metrics/metrics'
import { Allowances } from './allowances'

const UNKNOWN_PER_MINUTE = 20
/** So long the list of live keys counts as new. */
const FRESH_MS = 1_000

type LiveKeys = Awaited<ReturnType<typeof readLiveKeys>>

/**
 * Stands before the look-up of keys: an address that presented too many unknown ones is told to wait before the
 * database is asked. What it presents is held against a list of all live keys then, read once a second at most, so
 * that no flood keeps a sender out who has a key, not even one behind the same address.
 */
export class KeyGuard {
  readonly #unknown = new Allowances(UNKNOWN_PER_MINUTE)
  #live: { db: Db; readMs: number; keys: Promise<LiveKeys> } | undefined

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /**
   * @param address who presents it; where that is not known nobody is counted
   * @throws {HttpError} 429 where the key is unknown and too many were before it
   */
  async verify(db: Db, presented: string, address: string | null): Promise<VerifiedKey | undefined> {
    if (!address) return verifyKey(db, presented)
    const waitMs = this.#unknown.waitMs(address, this.nowMs())
    if (waitMs > 0 && !(await this.#liveKeys(db)).has(presented)) throw tooMany(Math.ceil(waitMs / 1000))
    this.#unknown.charge(address, 1, this.nowMs()) // before it is known, since many may come at once
    const key = await verifyKey(db, presented)
    if (key) this.#unknown.charge(address, -1, this.nowMs())
    return key
  }

  #liveKeys(db: Db): Promise<LiveKeys> {
    const nowMs = this.nowMs()
    if (this.#live?.db === db && nowMs - this.#live.readMs < FRESH_MS) return this.#live.keys
    const keys = readLiveKeys(db)
    this.#live = { db, readMs: nowMs, keys }
    return keys
  }
}

function tooMany(seconds: number): HttpError {
  metrics().limited.inc({ reason: 'keys' })
  return new HttpError({
    status: 429,
    code: 'too_many_unknown_keys',
    message: `Too many unknown or revoked keys came from this address. Send the next one in ${seconds} s.`,
    details: { retry_after_seconds: seconds },
    headers: { 'retry-after': String(seconds) },
  })
}

const slot = globalThis as typeof globalThis & { tokenboardKeyGuard?: KeyGuard }

/** One a process: Next loads the modules of routes and those of its server apart. */
export function keyGuard(): KeyGuard {
  slot.tokenboardKeyGuard ??= new KeyGuard()
  return slot.tokenboardKeyGuard
}
