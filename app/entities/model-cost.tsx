import { VariantTable } from '@/components/entities/variant-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { type Stat, StatStrip } from '@/components/ui/stat-strip'
import { cataloguePrice } from '@/lib/domain/money/practice-price'
import { effectivePrice } from '@/lib/domain/money/price'
import { getBoard } from '@/lib/queries/boards/board'
import { partsFile } from '@/lib/view/entity/entity-file'
import { dollars, percent } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import { type EntityContext, type EntitySection, listQuestion } from './context'

/** What a model costs in practice beside what its catalogue asks, and its variants with what each costs. */
export const cost: EntitySection = async (context) => {
  const { reader, of, model, name, hasTraffic, standing, now } = context
  const stats = statsOf(context)
  const hasVariants = hasTraffic && (model?.variants.length ?? 0) > 0
  const split = { ...listQuestion(context), variants: 'split' } as const
  const variants = hasVariants ? await getBoard(reader, 'models', split, now, of) : null
  if (stats.length === 0 && !variants) return null
  const days = windowText('week', standing.window)
  return (
    <div key="cost">
      {stats.length > 0 && (
        <Section
          id="cost"
          title={text('entities.cost.title')}
          description={text('entities.cost.description', { days })}
        >
          <StatStrip label={text('entities.cost.title')} stats={stats} />
        </Section>
      )}
      {variants && variants.rows.length > 0 && (
        <Section
          id="its-variants"
          title={text('entities.variants.title')}
          description={text('entities.variants.description', { days })}
        >
          <VariantTable board={variants} caption={text('entities.variants.of', { name })} />
          <Exports label={text('boards.wholeList')} file={partsFile(context, 'models', 'split')} />
        </Section>
      )}
    </div>
  )
}

function statsOf({ model, standing: { measures } }: EntityContext): Stat[] {
  const paid = effectivePrice(measures)
  if (paid === null || !model) return []
  const asked = cataloguePrice(measures, {
    prompt: model.promptNanoUsdPerMillion,
    completion: model.completionNanoUsdPerMillion,
    cached: model.cachedNanoUsdPerMillion,
  })
  if (paid === 0n && asked === 0n) return [] // free, as the facts above say
  const stats: Stat[] = [
    {
      label: text('entities.cost.paid'),
      value: dollars(paid),
      note: text('entities.cost.perMillion'),
    },
  ]
  if (asked !== null) {
    stats.push(
      { label: text('entities.cost.asked'), value: dollars(asked), note: text('entities.cost.sameTokens') },
      {
        label: text('entities.cost.ratio'),
        value: percent(paid, asked),
        note: text('entities.cost.ofCatalogue'),
      },
    )
  }
  const { promptTokens, completionTokens, cachedTokens, requests, unpricedRequests } = measures
  stats.push(
    {
      label: text('entities.cost.cached'),
      value: percent(cachedTokens, promptTokens),
      note: text('entities.cost.ofPrompt'),
    },
    {
      label: text('entities.cost.output'),
      value: percent(completionTokens, promptTokens + completionTokens),
      note: text('entities.cost.ofTokens'),
    },
    {
      label: text('entities.cost.known'),
      value: percent(requests - unpricedRequests, requests),
      note: text('entities.cost.ofRequests'),
    },
  )
  return stats
}
