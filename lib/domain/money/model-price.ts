/** What a catalogue asks for a model. Prices of tokens are billionths of a dollar for a million of them. */
export interface ModelPrice {
  /** Null where the price is not fixed. */
  prompt: bigint | null
  completion: bigint | null
  /** Null where tokens read from a cache cost as much as others. */
  cached: bigint | null
  /** Billionths of a dollar for the request itself; null where there is no such price. */
  request: bigint | null
  overrides: readonly PriceOverride[]
}

/** Prices that hold instead where all stated conditions are met; of several that name the same price the last wins. */
export interface PriceOverride {
  /** More prompt tokens than this. */
  minPromptTokens?: number
  /** A time of the day as `HHMM`, from `utcStart` on and before `utcEnd`; it may run over midnight. */
  utcStart?: number
  utcEnd?: number
  /** Weekdays such as `monday`. */
  utcDays?: readonly string[]
  prompt?: bigint
  completion?: bigint
  cached?: bigint
}

/** A price, and since when it holds. */
export interface PriceChange extends ModelPrice {
  validFromMs: number
}

/** What one request used, as far as it has a price. */
export interface PricedUsage {
  promptTokens: number
  completionTokens: number
  cachedTokens: number
  createdAtMs: number
}

const MILLION = 1_000_000n
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/**
 * The cost of one request in billionths of a dollar: cached tokens at their own price, the rest of the prompt and the
 * completion at theirs. The sum is exact, and rounded once at its end, half up. Undefined where the price of something
 * that was used is not fixed.
 */
export function costOf(price: ModelPrice, usage: PricedUsage): bigint | undefined {
  const { prompt, completion, cached } = priceFor(price, usage)
  const cachedTokens = BigInt(usage.cachedTokens)
  const parts: [tokens: bigint, price: bigint | null][] = [
    [BigInt(usage.promptTokens) - cachedTokens, prompt],
    [cachedTokens, cached ?? prompt],
    [BigInt(usage.completionTokens), completion],
  ]
  let millionths = 0n
  for (const [tokens, asked] of parts) {
    if (tokens === 0n) continue
    if (asked === null) return undefined
    millionths += tokens * asked
  }
  // A model without any price is not free of charge because a request used nothing.
  if (prompt === null && completion === null) return undefined
  return (millionths + MILLION / 2n) / MILLION + (price.request ?? 0n)
}

function priceFor(
  price: ModelPrice,
  usage: PricedUsage,
): Pick<ModelPrice, 'prompt' | 'completion' | 'cached'> {
  let { prompt, completion, cached } = price
  for (const override of price.overrides) {
    if (!applies(override, usage)) continue
    prompt = override.prompt ?? prompt
    completion = override.completion ?? completion
    cached = override.cached ?? cached
  }
  return { prompt, completion, cached }
}

function applies(
  { minPromptTokens, utcStart, utcEnd, utcDays }: PriceOverride,
  { promptTokens, createdAtMs }: PricedUsage,
): boolean {
  if (minPromptTokens !== undefined && promptTokens <= minPromptTokens) return false
  const moment = new Date(createdAtMs)
  if (utcDays && !utcDays.includes(weekdays[moment.getUTCDay()]!)) return false
  if (utcStart === undefined && utcEnd === undefined) return true
  const clock = moment.getUTCHours() * 100 + moment.getUTCMinutes()
  const start = utcStart ?? 0
  const end = utcEnd ?? 2400
  return start < end ? clock >= start && clock < end : clock >= start || clock < end
}

/** The price that holds at a moment, from a history in order of time; undefined before its first. */
export function priceAt(history: readonly PriceChange[], momentMs: number): PriceChange | undefined {
  return history.findLast(({ validFromMs }) => validFromMs <= momentMs)
}

/** The history with one more price in it: in order of time, and a row only where the price changed. */
export function recordPrice(history: readonly PriceChange[], change: PriceChange): PriceChange[] {
  const rows = [...history.filter(({ validFromMs }) => validFromMs !== change.validFromMs), change]
  rows.sort((one, other) => one.validFromMs - other.validFromMs)
  return rows.filter((row, place) => place === 0 || !isSamePrice(rows[place - 1]!, row))
}

export function isSamePrice(one: ModelPrice, other: ModelPrice): boolean {
  return (
    one.prompt === other.prompt &&
    one.completion === other.completion &&
    one.cached === other.cached &&
    one.request === other.request &&
    overridesText(one.overrides) === overridesText(other.overrides)
  )
}

const pricesOfOverride = ['prompt', 'completion', 'cached'] as const

/** Overrides as JSON, prices as decimal texts; null where there are none. */
export function overridesText(overrides: readonly PriceOverride[]): string | null {
  if (overrides.length === 0) return null
  return JSON.stringify(
    overrides.map(({ minPromptTokens, utcStart, utcEnd, utcDays, ...prices }) => ({
      minPromptTokens,
      utcStart,
      utcEnd,
      utcDays,
      ...Object.fromEntries(pricesOfOverride.map((name) => [name, prices[name]?.toString()])),
    })),
  )
}

/** Overrides as `overridesText` wrote them, after JSON was read. */
export function overridesOf(stored: unknown): PriceOverride[] {
  if (!Array.isArray(stored)) return []
  return stored.map((entry: Record<string, never>) => {
    const prices = pricesOfOverride.flatMap((name) =>
      entry[name] === undefined ? [] : [[name, BigInt(entry[name])]],
    )
    return { ...entry, ...Object.fromEntries(prices) }
  })
}
