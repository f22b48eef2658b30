import { type PriceAnswer, pricesOf, tokensOf } from '@/lib/domain/growth/price-answers'
import { ratio } from '@/lib/domain/tokens/ratio'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import type { ScatterPoint, ScatterView } from '../scatter/scatter-view'
import { entityName } from '../text/entity-name'
import { formatDay } from '../text/format-day'
import { text } from '../text/messages'
import { exactNumber } from '../text/number-kind'

/**
 * How volume moved where a price did: a point for each change of both; null where there is none.
 * @param answers those with most tokens first
 */
export function priceAnswerScatter(answers: readonly PriceAnswer[], title: string): ScatterView | null {
  const most = answers[0] ? usedIn(answers[0]) : 1n
  const points = answers.flatMap((answer): ScatterPoint[] => {
    const { slug, changedOn, before, after } = answer
    const prices = pricesOf(answer)
    const x = ratio(prices.after - prices.before, prices.before)
    const y = ratio(tokensOf(after) - tokensOf(before), tokensOf(before))
    if (x === null || y === null) return []
    const name = entityName('models', slug, answer.name)
    const [xText, yText] = [exactNumber('change', x), exactNumber('change', y)]
    const values = { name, day: formatDay(changedOn), price: xText, tokens: yText }
    return [
      {
        ...{ name, href: entityPath('models', slug), colour: colourOf('models', slug) },
        ...{ x, y, xText, yText },
        size: ratio(usedIn(answer), most) ?? 0,
        title: text('growth.prices.point', values),
      },
    ]
  })
  if (points.length === 0) return null
  return {
    title,
    summary: summaryOf(points),
    nameLabel: text('dimensions.models.one'),
    xLabel: text('growth.prices.axes.price'),
    yLabel: text('growth.prices.axes.tokens'),
    xKind: 'change',
    yKind: 'change',
    hasChanges: true,
    points,
  }
}

function usedIn({ before, after }: PriceAnswer): bigint {
  return tokensOf(before) + tokensOf(after)
}

/** In how many cases volume went the way that a price would have it go. */
function summaryOf(points: ScatterPoint[]): string {
  const count = (isOne: (point: ScatterPoint) => boolean) => points.filter(isOne).length
  const [lower, higher] = [count(({ x }) => x < 0), count(({ x }) => x > 0)]
  return text('growth.prices.summary', {
    lower,
    grew: count(({ x, y }) => x < 0 && y > 0),
    higher,
    shrank: count(({ x, y }) => x > 0 && y < 0),
    shape: lower > 0 && higher > 0 ? 'both' : lower > 0 ? 'lower' : 'higher',
  })
}
