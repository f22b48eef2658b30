import { CurveFigure } from '@/components/entities/curve-figure'
import { Section } from '@/components/ui/section'
import { type CategoryFilter, isCategoryFilter } from '@/lib/domain/categories'
import { rankCurves } from '@/lib/domain/curve-view'
import { text } from '@/lib/domain/messages'
import { getBoard } from '@/lib/queries/board'
import { getRankHistory } from '@/lib/queries/ranks'
import { type EntitySection, listQuestion } from './context'

const TOP_CATEGORIES = 3

/** Where a model stood week by week: in all traffic, and in the categories that it has most tokens in. */
export const ranks: EntitySection = async (context) => {
  const { reader, id, of, slug, name, variants, now } = context
  const question = { ...listQuestion(context), period: 'month', limit: TOP_CATEGORIES } as const
  const board = await getBoard(reader, 'categories', question, now, of)
  const busiest = board.rows.flatMap(({ slug, kind }): CategoryFilter[] =>
    kind === 'entity' && isCategoryFilter(slug) ? [slug] : [],
  )
  const history = await getRankHistory(reader, id, ['all', ...busiest], variants)
  const view = rankCurves(history, slug, name)
  return (
    view && (
      <Section
        key="ranks"
        id="ranks"
        title={text('entities.ranks.title')}
        description={text('entities.ranks.description')}
      >
        <CurveFigure view={view} />
      </Section>
    )
  )
}
