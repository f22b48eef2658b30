import type { Growth } from '@/lib/domain/growth/growth'
import {
  type Reasoned,
  type ReasoningChange,
  reasoningPerRequest,
} from '@/lib/domain/growth/reasoning-change'
import { ratio } from '@/lib/domain/tokens/ratio'
import { changeOf } from '@/lib/domain/traffic/change'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import type { CountCell, TableView } from '../table/table-view'
import { changeWords } from '../text/change-text'
import { entityName } from '../text/entity-name'
import { compactCount, exactCount, percentOfChange } from '../text/format'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'
import { signedTexts } from './waterfall'

/** Below it a mean has a decimal. */
const WHOLE_FROM = 10n

/** Who reasons most, and how much for each request, before and after. */
export function reasoningGrowthTable(models: readonly ReasoningChange[]): TableView {
  const mean = (id: 'before' | 'after') => ({
    id,
    kind: 'count' as const,
    label: text(`growth.reasoning.${id}`),
    hint: text('growth.reasoning.perRequest'),
    cells: models.map((model) => meanCell(model[id], model.estimated)),
  })
  return {
    caption: text('growth.reasoning.caption'),
    keys: models.map(({ slug }) => slug),
    columns: [
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.models.one'),
        cells: models.map(({ slug, name }) => ({
          name: entityName('models', slug, name),
          href: entityPath('models', slug),
          colour: colourOf('models', slug),
        })),
      },
      mean('before'),
      mean('after'),
      {
        id: 'change',
        kind: 'change',
        label: text('growth.reasoning.change'),
        cells: models.map(({ before, after }) =>
          changeWords(
            before.requests === 0n
              ? null
              : changeOf(after.reasoningTokens * before.requests, before.reasoningTokens * after.requests),
          ),
        ),
      },
      {
        id: 'reasoning',
        kind: 'count',
        label: text('metrics.reasoning.label'),
        hiddenBelow: 'sm',
        cells: models.map(({ after, estimated }) => valueCell('reasoning', after.reasoningTokens, estimated)),
      },
    ],
  }
}

/** What part of a change reasoning is: all reasoning tokens, and what is left where the mix stays as it was. */
export function reasoningSentence(growth: Growth, change: bigint): string {
  const driver = growth.parts.find(({ key }) => key === 'reasoning')?.tokens ?? 0n
  const part = (tokens: bigint) => {
    const share = ratio(tokens, growth.change)
    return {
      tokens: signedTexts(tokens, 0n).short,
      way: share === null ? 'none' : share < 0 ? 'against' : 'with',
      percent: percentOfChange(Math.abs(share ?? 0)),
    }
  }
  const [all, own] = [part(change), part(driver)]
  return text('growth.reasoning.sentence', {
    change: signedTexts(growth.change, 0n).short,
    tokens: all.tokens,
    way: all.way,
    percent: all.percent,
    driver: own.tokens,
    driverWay: own.way,
    driverPercent: own.percent,
  })
}

function meanCell(reasoned: Reasoned, estimated: boolean): CountCell | null {
  const value = reasoningPerRequest(reasoned)
  if (value === null) return null
  const isWhole = reasoned.reasoningTokens >= WHOLE_FROM * reasoned.requests
  const title = text('growth.reasoning.cell', {
    tokens: exactCount(reasoned.reasoningTokens),
    requests: exactCount(reasoned.requests),
  })
  const short = isWhole ? compactCount(BigInt(reasoningPerRequest(reasoned, 0)!)) : value
  return { short, value, title, isEstimate: estimated }
}
