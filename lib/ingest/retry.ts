import { setTimeout as wait } from 'node:timers/promises'

const ATTEMPTS = 6
const PAUSE_MS = 25

const deadlock = '40P01'
const serializationFailure = '40001'
const checkViolation = '23514'

/** An event was there when its record came, and was gone when the record was held against it. */
export class EventVanished extends Error {}

/** Whether the database undid the transaction for a reason that a second try may not meet. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  if (error instanceof EventVanished) return true
  return code === deadlock || code === serializationFailure || isMissingPartition(error)
}

/** Whether a row found no partition for its day: the same code as a CHECK that failed, but no constraint's name. */
export function isMissingPartition(error: unknown): boolean {
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown }
  return code === checkViolation && constraint === undefined
}

/** Runs a whole transaction again where it failed in passing. `onRetry` sees the error first. */
export async function retrying<Result>(
  run: () => Promise<Result>,
  onRetry: (error: unknown) => void,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error
      onRetry(error)
      await wait(Math.random() * PAUSE_MS * attempt)
    }
  }
}
