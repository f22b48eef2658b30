import type { ModelProviders } from '@/lib/domain/entity/model-provider'
import { effectivePrice } from '@/lib/domain/money/price'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratio } from '@/lib/domain/tokens/ratio'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { latencyCell, priceCell, throughputCell } from '../table/figure-cells'
import type { TableView } from '../table/table-view'
import { entityName } from '../text/entity-name'
import { percent } from '../text/format'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'

/** Who ran a model: the part of each beside its price and its speed, so that one sees what routing prefers. */
export function modelProviderTable(of: ModelProviders, caption: string): TableView {
  const { providers } = of
  const largest = providers[0] ? totalTokens(providers[0]) : 1n
  return {
    caption,
    keys: providers.map(({ slug }) => slug),
    columns: [
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.providers.one'),
        cells: providers.map(({ slug, name }) => ({
          name: entityName('providers', slug, name),
          href: entityPath('providers', slug),
          colour: colourOf('providers', slug),
        })),
      },
      {
        id: 'share',
        kind: 'share',
        label: text('columns.share.label'),
        hint: text('columns.modelShare.hint'),
        cells: providers.map((row) => ({
          text: percent(totalTokens(row), of.totalTokens),
          part: ratio(totalTokens(row), largest) ?? 0,
          colour: colourOf('providers', row.slug),
        })),
      },
      {
        id: 'tokens',
        kind: 'count',
        label: text('metrics.tokens.label'),
        hiddenBelow: 'md',
        cells: providers.map((row) => valueCell('tokens', totalTokens(row), row.estimated)),
      },
      {
        id: 'paid',
        kind: 'count',
        label: text('columns.paid.label'),
        hint: text('columns.paid.hint'),
        cells: providers.map((row) => priceCell(effectivePrice(row), row.estimated)),
      },
      {
        id: 'latency',
        kind: 'count',
        label: text('columns.latency.p50'),
        hint: text('columns.latency.hint'),
        hiddenBelow: 'sm',
        cells: providers.map(({ speed }) => latencyCell(speed.latency.p50)),
      },
      {
        id: 'slow-latency',
        kind: 'count',
        label: text('columns.latency.p95'),
        hint: text('columns.latency.hint'),
        hiddenBelow: 'md',
        cells: providers.map(({ speed }) => latencyCell(speed.latency.p95)),
      },
      {
        id: 'throughput',
        kind: 'count',
        label: text('columns.throughput.p50'),
        hint: text('columns.throughput.hint'),
        hiddenBelow: 'sm',
        cells: providers.map(({ speed }) => throughputCell(speed.throughput.p50)),
      },
    ],
  }
}
