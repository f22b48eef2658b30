import { elasticityOf, type PriceAnswer, pricesOf, tokensOf } from '@/lib/domain/growth/price-answers'
import { changeOf } from '@/lib/domain/traffic/change'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import type { NameCell, TableColumn, TableView } from '../table/table-view'
import { changeWords } from '../text/change-text'
import { entityName } from '../text/entity-name'
import { formatDay } from '../text/format-day'
import { locale } from '../text/locale'
import { text } from '../text/messages'

const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Price changes with what they were followed by. */
export function priceAnswerTable(answers: PriceAnswer[]): TableView {
  const change = (
    id: 'price' | 'requests' | 'tokens' | 'site',
    values: (answer: PriceAnswer) => { before: bigint; after: bigint },
    more: Pick<TableColumn, 'hint' | 'hiddenBelow'> = {},
  ): TableColumn => ({
    id,
    kind: 'change',
    label: text(`growth.prices.columns.${id}`),
    ...more,
    cells: answers.map((answer) => {
      const { before, after } = values(answer)
      return changeWords(changeOf(after, before))
    }),
  })
  return {
    caption: text('growth.prices.title'),
    keys: answers.map(({ slug, changedOn }) => `${slug} ${changedOn}`),
    columns: [
      {
        id: 'model',
        kind: 'name',
        label: text('growth.prices.columns.model'),
        cells: answers.map(nameCell),
      },
      {
        id: 'day',
        kind: 'text',
        label: text('growth.prices.columns.day'),
        hiddenBelow: 'md',
        cells: answers.map(({ changedOn }) => formatDay(changedOn)),
      },
      change('price', pricesOf, { hint: text('growth.prices.columns.priceHint') }),
      change('requests', ({ before, after }) => ({ before: before.requests, after: after.requests }), {
        hiddenBelow: 'md',
      }),
      change('tokens', ({ before, after }) => ({ before: tokensOf(before), after: tokensOf(after) })),
      change('site', ({ site }) => site, {
        hint: text('growth.prices.columns.siteHint'),
        hiddenBelow: 'sm',
      }),
      {
        id: 'elasticity',
        kind: 'text',
        label: text('growth.prices.columns.elasticity'),
        hint: text('growth.prices.columns.elasticityHint'),
        hiddenBelow: 'sm',
        cells: answers.map(elasticityText),
      },
    ],
  }
}

function nameCell(answer: PriceAnswer): NameCell {
  const { slug, name, changedOn } = answer
  const elasticity = elasticityText(answer)
  const notes: NameCell['notes'] = [{ text: formatDay(changedOn), below: 'md' }]
  if (elasticity) notes.push({ text: text('growth.prices.under', { elasticity }), below: 'sm' })
  return {
    name: entityName('models', slug, name),
    href: entityPath('models', slug),
    colour: colourOf('models', slug),
    notes,
  }
}

function elasticityText(answer: PriceAnswer): string | null {
  const found = elasticityOf(answer)
  if (!found) return null
  const [value, error] = [digits.format(found.value), digits.format(2 * found.error)]
  return text('growth.prices.elasticity', { value, error })
}
