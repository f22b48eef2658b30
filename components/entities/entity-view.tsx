import type { Board } from '@/lib/domain/board'
import { fromFirstTraffic, splitView } from '@/lib/domain/chart-views'
import type { Dimension } from '@/lib/domain/dimension'
import type { Fact } from '@/lib/domain/entity-facts'
import { text } from '@/lib/domain/messages'
import type { PeriodWindow } from '@/lib/domain/period'
import { windowText } from '@/lib/domain/period-text'
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
  const days = windowText('week', window)
  const title = text('charts.tokensOf', { grain: series.grain, name })
  const view = fromFirstTraffic(splitView(series, dimension, slug, title))
  const hasTraffic = view.buckets.some((bucket) => bucket.values.some((value) => value > 0n))
  return (
    <>
      <EntityHeader dimension={dimension} slug={slug} name={name} facts={facts} />
      <StandingStrip standing={standing} days={days} dimension={dimension} />
      <Section id="growth" title={text('entities.growth')}>
        {hasTraffic ? (
          <ChartFigure id="growth-chart" view={view} legend="list" />
        ) : (
          <EmptyNote
            title={text('entities.noTraffic')}
            text={text('entities.known', { dimension })}
            links={[{ label: text('site.allRankings'), href: '/' }]}
          />
        )}
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-2">
        {related.map((board) => (
          <Section
            key={board.dimension}
            id={`its-${board.dimension}`}
            title={text(`dimensions.${board.dimension}.many`)}
            description={text('entities.partsOf', { dimension, days })}
          >
            {board.rows.length > 0 ? (
              <BoardTable
                board={board}
                caption={text('entities.listOf', { list: board.dimension, name })}
                shape="narrow"
              />
            ) : (
              <p className="text-muted">{text('entities.nothing')}</p>
            )}
          </Section>
        ))}
      </div>
    </>
  )
}
