import type { Day } from '../time/day'

/** Complete days on each side of a price change: two whole weeks. */
export const PRICE_DAYS = 14

/** What a model used on one day. */
export interface UsedDay {
  day: Day
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
}

/** Billionths of a dollar for a million tokens. */
export interface TokenPrices {
  prompt: bigint
  completion: bigint
}

/** What a price change was followed by. */
export interface PriceAnswer {
  slug: string
  name: string
  /** When the new price came to hold. */
  changedOn: Day
  from: TokenPrices
  to: TokenPrices
  before: WindowUse
  after: WindowUse
  /** All tokens in the same windows, whoever used them. */
  site: { before: bigint; after: bigint }
  estimated: boolean
}

export interface WindowUse {
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
  /** Of each day of the window, in order. */
  dailyTokens: bigint[]
}

/** The sum of the days in one window; days without a row had no use. */
export function windowUse(used: readonly UsedDay[], days: readonly Day[]): WindowUse {
  const byDay = new Map(used.map((one) => [one.day, one]))
  const use: WindowUse = { requests: 0n, promptTokens: 0n, completionTokens: 0n, dailyTokens: [] }
  for (const day of days) {
    const { requests = 0n, promptTokens = 0n, completionTokens = 0n } = byDay.get(day) ?? {}
    use.requests += requests
    use.promptTokens += promptTokens
    use.completionTokens += completionTokens
    use.dailyTokens.push(promptTokens + completionTokens)
  }
  return use
}

export function tokensOf({ promptTokens, completionTokens }: WindowUse): bigint {
  return promptTokens + completionTokens
}

/** What the tokens of both windows together would cost at each price, in nano-dollars for a million of them all. */
export function pricesOf({ from, to, before, after }: PriceAnswer): { before: bigint; after: bigint } {
  const prompt = before.promptTokens + after.promptTokens
  const completion = before.completionTokens + after.completionTokens
  const costAt = (price: TokenPrices) => price.prompt * prompt + price.completion * completion
  return { before: costAt(from), after: costAt(to) }
}

/** Tokens for each per cent of price, and its standard error; null where a logarithm is not defined. */
export function elasticityOf(answer: PriceAnswer): { value: number; error: number } | null {
  const prices = pricesOf(answer)
  const [q0, q1] = [tokensOf(answer.before), tokensOf(answer.after)]
  if (prices.before === 0n || prices.after === 0n || prices.before === prices.after) return null
  if (q0 === 0n || q1 === 0n) return null
  const priced = Math.log(Number(prices.after) / Number(prices.before))
  const value = Math.log(Number(q1) / Number(q0)) / priced
  const spread = relativeVariance(answer.before.dailyTokens) + relativeVariance(answer.after.dailyTokens)
  return { value, error: Math.sqrt(spread) / Math.abs(priced) }
}

/** The variance of the mean as a part of the mean squared: that of its logarithm, to the first order. */
function relativeVariance(daily: readonly bigint[]): number {
  const values = daily.map(Number)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return variance / (values.length * mean * mean)
}
