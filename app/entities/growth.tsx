import Link from 'next/link'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { EntitySeries } from '@/lib/domain/traffic/series'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import { growthPath, usualGrowth } from '@/lib/view/address/growth-path'
import { fromFirstTraffic, splitView } from '@/lib/view/chart/chart-views'
import { meansView, requestsView } from '@/lib/view/entity/entity-charts'
import { growthFile } from '@/lib/view/entity/entity-file'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import type { EntityContext, EntitySection } from './context'

/** Below this a year of weeks would be a few bars: days tell more. */
const FEWEST_WEEKS = 14

/** What its tokens were, how many requests it had, and how long those were. */
export const growth: EntitySection = async (context) => {
  const { dimension, slug, name, hasTraffic } = context
  if (!hasTraffic) return null
  const series = await readGrowth(context)
  const title = text('charts.tokensOf', { grain: series.grain, name })
  const split = fromFirstTraffic(splitView(series, dimension, slug, title))
  const file = growthFile(context, series.grain)
  return (
    <Section
      key="growth"
      id="growth"
      title={text('entities.growth')}
      actions={
        <Link href={growthPageOf(context)} prefetch={false} className="text-link text-[0.8125rem]">
          {text('growth.of', { name })}
        </Link>
      }
    >
      <ChartFigure id="growth-chart" view={split} legend="list" />
      <Exports label={text('entities.growthFile')} file={file} picture={entityPicturePath(dimension, slug)} />
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="mb-1 font-medium">{text('metrics.requests.label')}</h3>
          <ChartFigure id="requests-chart" view={requestsView(series, dimension, slug, name)} legend="line" />
          <Exports
            label={text('metrics.requests.label')}
            file={file}
            picture={entityPicturePath(dimension, slug, 'requests')}
          />
        </div>
        <div className="min-w-0">
          <h3 className="mb-1 font-medium">{text('entities.means')}</h3>
          <ChartFigure id="means-chart" view={meansView(series, dimension, slug, name)} legend="line" />
          <Exports
            label={text('entities.means')}
            file={file}
            picture={entityPicturePath(dimension, slug, 'means')}
          />
        </div>
      </div>
    </Section>
  )
}

/** The page that splits its growth by driver. */
function growthPageOf({ dimension, slug, category }: EntityContext): string {
  if (dimension === 'categories') return growthPath({ ...usualGrowth, category })
  return growthPath({ ...usualGrowth, of: { dimension, slug } })
}

type GrowthContext = Pick<EntityContext, 'reader' | 'of' | 'category' | 'now'>

export async function readGrowth({ reader, of, category, now }: GrowthContext): Promise<EntitySeries> {
  const weekly = await getEntitySeries(reader, of, { category, grain: 'week' }, now)
  const first = weekly.buckets.findIndex((bucket) => totalTokens(bucket) > 0n)
  const isYoung = first === -1 || weekly.buckets.length - first < FEWEST_WEEKS
  return isYoung ? getEntitySeries(reader, of, { category, grain: 'day' }, now) : weekly
}
