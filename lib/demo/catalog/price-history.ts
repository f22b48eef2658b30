import { fraction } from '../random'
import { type DemoModel, demoCatalog } from './catalog'

/** Until the day of this age the price was so many per cent of what it came to be by the demo's end. */
type Earlier = readonly [changedAtAge: number, percentBefore: number]

/**
 * Made up, as all days before the dataset are: what the catalogue tells are the prices at its end. The latest change
 * comes first. All lie two weeks and more before the dataset, whose figures no price of the demo's has moved.
 */
const earlierPrices: Readonly<Record<string, readonly Earlier[]>> = {
  'anthropic/claude-4.5-haiku-20251001': [[150, 80]],
  'anthropic/claude-4.5-opus-20251124': [[175, 150]],
  'deepseek/deepseek-v3.2-20251201': [[195, 150]],
  'google/gemini-2.5-flash': [[300, 50]],
  'google/gemini-2.5-flash-lite': [[180, 80]],
  'google/gemini-2.5-pro': [[240, 160]],
  'mistralai/mistral-nemo': [[225, 160]],
  'moonshotai/kimi-k2.5-0127': [[170, 80]],
  'openai/gpt-4o-mini': [[250, 160]],
  'openai/gpt-5-2025-08-07': [[110, 110]],
  'openai/gpt-5-mini-2025-08-07': [[215, 140]],
  'openai/gpt-oss-120b': [
    [265, 120],
    [345, 160],
  ],
  'qwen/qwen3-coder-480b-a35b-07-25': [
    [165, 130],
    [330, 160],
  ],
  // Two steps within a fortnight: nobody can tell which of them was answered.
  'tencent/hunyuan-a13b-instruct': [
    [206, 125],
    [215, 150],
  ],
  'z-ai/glm-4.5-air': [[285, 140]],
}

/** A price of a model: in per cent of its last one. */
export interface PriceStep {
  /** The age of the first day on which it holds; null for the first price, which holds from the release on. */
  fromAge: number | null
  percent: number
}

/** The prices that a model had, the first one first. */
export function priceSteps({ permaslug }: DemoModel): PriceStep[] {
  const earlier = earlierPrices[permaslug] ?? []
  const ages = [...earlier.map(([age]) => age), null]
  return [100, ...earlier.map(([, percent]) => percent)]
    .map((percent, index) => ({ fromAge: ages[index]!, percent }))
    .reverse()
}

/** The model with the price that it had on the day of that age. */
export function modelOn(model: number, age: number): DemoModel {
  const changed = changedModels().get(model)
  return changed?.find(({ fromAge }) => age <= fromAge)?.priced ?? demoCatalog().models[model]!
}

/** How much more or less of a model was asked for than at its last price. */
export function answerToPrice(model: number, age: number): number {
  const { permaslug } = demoCatalog().models[model]!
  const before = earlierPrices[permaslug]?.findLast(([changedAtAge]) => age > changedAtAge)
  if (!before) return 1
  const elasticity = -0.2 - 1.2 * fraction('elasticity', permaslug)
  return (before[1] / 100) ** elasticity
}

interface Priced {
  fromAge: number
  priced: DemoModel
}

let changed: ReadonlyMap<number, readonly Priced[]> | undefined

/** The models whose price was another, with each of their prices, the last one first. */
function changedModels(): ReadonlyMap<number, readonly Priced[]> {
  changed ??= new Map(
    Object.keys(earlierPrices).map((permaslug) => {
      const index = demoCatalog().modelIndex.get(permaslug)
      if (index === undefined) throw new Error(`price-history.ts: ${permaslug} is not in models.tsv`)
      const model = demoCatalog().models[index]!
      const steps = priceSteps(model).reverse()
      return [
        index,
        steps.map(({ fromAge, percent }) => ({
          fromAge: fromAge ?? Number.POSITIVE_INFINITY,
          priced: {
            ...model,
            promptPrice: shareOf(model.promptPrice, percent),
            completionPrice: shareOf(model.completionPrice, percent),
            cachedPrice: shareOf(model.cachedPrice, percent),
          },
        })),
      ]
    }),
  )
  return changed
}

function shareOf(price: bigint | null, percent: number): bigint | null {
  return price === null ? null : (price * BigInt(percent)) / 100n
}
