import { type Cut, cuts } from '@/lib/domain/growth/drivers'
import type { Growth } from '@/lib/domain/growth/growth'
import { getGrowth } from '@/lib/queries/growth/growth'
import { cutWaterfall } from '@/lib/view/growth/cut-table'
import { type WaterfallView, waterfallView } from '@/lib/view/growth/waterfall'
import { type GrowthChartOf, type GrowthContext, readOnce } from './chart'

/** The parts of a cut that are listed; the others stand together. */
export const CUT_ROWS = 10

/** The change by driver, or why there is none. */
export const readDrivers = readOnce(({ reader, question: { category, window }, of }) =>
  getGrowth(reader, { category, window, of, split: 'drivers' }),
)

/** The same change cut otherwise; null where all of it is one part. */
export async function readCut(context: GrowthContext, cut: Cut): Promise<Growth | null> {
  const { reader, question, of } = context
  const { category, window } = question
  const growth = await getGrowth(reader, { category, window, of, split: cut })
  return 'fault' in growth || growth.parts.length < 2 ? null : growth
}

/** Every way to cut it that has more than one part. */
export async function readCuts(context: GrowthContext): Promise<ReadonlyMap<Cut, Growth>> {
  const found = new Map<Cut, Growth>()
  for (const cut of cuts) {
    const growth = await readCut(context, cut)
    if (growth) found.set(cut, growth)
  }
  return found
}

export const driversChart: GrowthChartOf<WaterfallView> = async (context) => {
  const growth = await readDrivers(context)
  return 'fault' in growth ? null : waterfallView(growth, context.question.window)
}

/** The parts of a cut as bars from the one total to the other. */
export function cutChartOf(cut: Cut): GrowthChartOf<WaterfallView> {
  return async (context) => {
    const growth = await readCut(context, cut)
    return growth && cutWaterfall(growth, cut, context.question.window, CUT_ROWS)
  }
}
