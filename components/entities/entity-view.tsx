import type { Board } from '@/lib/domain/board'
import { fromFirstTraffic, grainAdjective, splitView } from '@/lib/domain/chart-views'
import { formatDayRange } from '@/lib/domain/day-text'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Fact } from '@/lib/domain/entity-facts'
import type { PeriodWindow } from '@/lib/domain/period'
import type { EntitySeries } from '@/lib/domain/series'
import type { Standing } from '@/lib/domain/standing'
import { BoardTable } from '../boards/board-table'
import { ChartFigure } from '../charts/chart-figure'
import { EmptyNote } from '../ui/empty-note'
import { Section } from '../ui/section'
import { EntityHeader } from './entity-header'
import { StandingStrip } from './standing-strip'

interface EntityViewProps {
  dimension: Exclude<Dimension, 'categories'>
  slug: string
  name: string
  facts: Fact[]
  figures: {
    standing: Standing
    window: PeriodWindow
    series: EntitySeries
    related: Board[]
  }
}

/** The page of one thing: what it is, where it stands, how it grew, and what its tokens are made of. */
export function EntityView({ dimension, slug, name, facts, figures }: EntityViewProps) {
  const { standing, window, series, related } = figures
  const { one } = dimensions[dimension]
  const days = `the last 7 complete days, ${formatDayRange(window.current)}`
  const title = `${grainAdjective[series.grain]} tokens of ${name}`
  const view = fromFirstTraffic(splitView(series, dimension, slug, title))
  const hasTraffic = view.buckets.some((bucket) => bucket.values.some((value) => value > 0n))
  return (
    <>
      <EntityHeader dimension={dimension} slug={slug} name={name} facts={facts} />
      <StandingStrip standing={standing} days={days} one={one} />
      <Section id="growth" title="Growth">
        {hasTraffic ? (
          <ChartFigure id="growth-chart" view={view} legend="list" />
        ) : (
          <EmptyNote
            title="No tokens in the last 90 days"
            text={`This ${one} is known, but nothing was counted for it.`}
            links={[{ label: 'All rankings', href: '/' }]}
          />
        )}
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-2">
        {related.map((board) => (
          <Section
            key={board.dimension}
            id={`its-${board.dimension}`}
            title={titles[board.dimension]!}
            description={`Parts of this ${one}'s own tokens in ${days}.`}
          >
            {board.rows.length > 0 ? (
              <BoardTable board={board} caption={`${titles[board.dimension]} of ${name}`} shape="narrow" />
            ) : (
              <p className="text-muted">Nothing was counted in these days.</p>
            )}
          </Section>
        ))}
      </div>
    </>
  )
}

const titles: Partial<Record<Dimension, string>> = {
  models: 'Models',
  authors: 'Authors',
  providers: 'Providers',
  apps: 'Apps',
  categories: 'Categories',
}
