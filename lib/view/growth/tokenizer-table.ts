import { type CountedModel, type Tokenizers, tokenizerRatio } from '@/lib/domain/growth/tokenizers'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { rankColumn } from '../table/rank-column'
import type { CountCell, TableView } from '../table/table-view'
import { entityName } from '../text/entity-name'
import { compactCount, exactCount, percent } from '../text/format'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'

/** Models by what one tokenizer counts for all of them, beside what each counts for itself. */
export function tokenizerTable(models: readonly CountedModel[]): TableView {
  const label = (column: 'ownRank' | 'ratio' | 'normalised' | 'own' | 'counted') => ({
    label: text(`growth.tokenizers.columns.${column}.label`),
    hint: text(`growth.tokenizers.columns.${column}.hint`),
  })
  return {
    caption: text('growth.tokenizers.caption'),
    keys: models.map(({ slug }) => slug),
    columns: [
      rankColumn(models),
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.models.one'),
        cells: models.map(({ slug, name, ...counted }) => ({
          name: entityName('models', slug, name),
          href: entityPath('models', slug),
          colour: colourOf('models', slug),
          notes: [{ text: countedText(counted), below: 'sm' as const }],
        })),
      },
      { id: 'ratio', kind: 'count', ...label('ratio'), cells: models.map(ratioCell) },
      {
        id: 'normalised',
        kind: 'count',
        ...label('normalised'),
        cells: models.map(({ normalisedTokens, estimated }) =>
          valueCell('normalised', normalisedTokens, estimated),
        ),
      },
      {
        id: 'own',
        kind: 'count',
        ...label('own'),
        hiddenBelow: 'sm',
        cells: models.map(({ normalisedOwnTokens, estimated }) =>
          valueCell('tokens', normalisedOwnTokens, estimated),
        ),
      },
      {
        id: 'own-rank',
        kind: 'text',
        ...label('ownRank'),
        hiddenBelow: 'sm',
        cells: models.map(({ ownRank }) => String(ownRank)),
      },
      {
        id: 'counted',
        kind: 'text',
        ...label('counted'),
        hiddenBelow: 'sm',
        cells: models.map((model) => percent(model.normalisedOwnTokens, totalTokens(model))),
      },
    ],
  }
}

/** What both counts make of everything that states them, and which of the models differ most. */
export function tokenizerSentence({ models, total }: Tokenizers, shown: number): string {
  const sorted = models
    .slice(0, shown)
    .map((model) => ({ name: entityName('models', model.slug, model.name), ratio: tokenizerRatio(model) }))
    .sort((a, b) => Number(b.ratio) - Number(a.ratio))
  const [most, fewest] = [sorted[0], sorted.at(-1)]
  const values = {
    own: compactCount(total.normalisedOwnTokens),
    normalised: compactCount(total.normalisedTokens),
    ratio: tokenizerRatio(total) ?? '',
  }
  if (!most || !fewest || most.ratio === fewest.ratio) return text('growth.tokenizers.sentence', values)
  return text('growth.tokenizers.range', {
    ...values,
    most: most.name,
    mostRatio: most.ratio ?? '',
    fewest: fewest.name,
    fewestRatio: fewest.ratio ?? '',
  })
}

function countedText(counted: Omit<CountedModel, 'slug' | 'name'>): string {
  return text('growth.tokenizers.counted', {
    rank: counted.ownRank,
    share: percent(counted.normalisedOwnTokens, totalTokens(counted)),
  })
}

function ratioCell(model: CountedModel): CountCell | null {
  const value = tokenizerRatio(model)
  if (value === null) return null
  const title = text('growth.tokenizers.cell', {
    own: exactCount(model.normalisedOwnTokens),
    normalised: exactCount(model.normalisedTokens),
  })
  return { short: value, value, title, isEstimate: model.estimated }
}
