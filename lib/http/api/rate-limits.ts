/** How many requests a caller may make in a stretch of the clock. */
interface Policy {
  name: 'minute' | 'day'
  quota: number
  seconds: number
}

/** Where a caller stands with a policy after a request. */
export interface Standing extends Policy {
  remaining: number
  resetsAtMs: number
}

export interface Budget {
  isGranted: boolean
  /** The one that leaves least comes first. */
  standings: Standing[]
}

interface Window {
  number: number
  taken: Map<string, number>
}

/** Beyond these many in a day, strangers share one budget: memory is not theirs to fill. */
const MAX_CALLERS = 50_000

/**
 * Counts requests by caller, in the memory of this process: a restart forgets them. Windows are minutes and days of
 * the UTC clock.
 */
export class RateLimits {
  private readonly policies: Policy[]
  private readonly windows: Window[]

  constructor(
    { perMinute, perDay }: { perMinute: number | null; perDay: number | null },
    private readonly maximumCallers = MAX_CALLERS,
  ) {
    this.policies = [
      { name: 'minute' as const, quota: perMinute, seconds: 60 },
      { name: 'day' as const, quota: perDay, seconds: 86_400 },
    ].filter((policy): policy is Policy => policy.quota !== null)
    this.windows = this.policies.map(() => ({ number: -1, taken: new Map() }))
  }

  /** Counts a request, unless it is one too many for any policy: then it counts for none. */
  take(caller: string, now: Date): Budget {
    const found = this.policies.map((policy, index) => this.look(policy, this.windows[index]!, caller, now))
    const isGranted = found.every(({ taken, policy }) => taken < policy.quota)
    const standings = found.map(({ policy, window, name, taken }): Standing => {
      if (isGranted) window.taken.set(name, taken + 1)
      const remaining = Math.max(0, policy.quota - taken - (isGranted ? 1 : 0))
      return { ...policy, remaining, resetsAtMs: (window.number + 1) * policy.seconds * 1000 }
    })
    const least = standings.toSorted((a, b) => a.remaining - b.remaining || b.resetsAtMs - a.resetsAtMs)
    return { isGranted, standings: least }
  }

  private look(policy: Policy, window: Window, caller: string, now: Date) {
    const number = Math.floor(now.getTime() / 1000 / policy.seconds)
    if (window.number !== number) {
      window.number = number
      window.taken.clear()
    }
    const isKnown = window.taken.has(caller) || window.taken.size < this.maximumCallers
    const name = isKnown ? caller : 'everyone else'
    return { policy, window, name, taken: window.taken.get(name) ?? 0 }
  }
}

/** The budget as headers: those of the IETF's draft, and those that OpenRouter sends. */
export function limitHeaders({ isGranted, standings }: Budget, now: Date): Record<string, string> {
  const [least] = standings
  if (!least) return {}
  const secondsLeft = ({ resetsAtMs }: Standing) =>
    Math.max(1, Math.ceil((resetsAtMs - now.getTime()) / 1000))
  const policies = standings.map(({ name, quota, seconds }) => `"${name}";q=${quota};w=${seconds}`)
  const left = standings.map(
    (standing) => `"${standing.name}";r=${standing.remaining};t=${secondsLeft(standing)}`,
  )
  return {
    'ratelimit-policy': policies.join(', '),
    ratelimit: left.join(', '),
    'x-ratelimit-limit': String(least.quota),
    'x-ratelimit-remaining': String(least.remaining),
    'x-ratelimit-reset': String(least.resetsAtMs),
    ...(!isGranted && { 'retry-after': String(secondsLeft(least)) }),
  }
}
