import { type SessionSeries, sessionCount } from '@/lib/domain/tokens/turns'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import { sessionScope } from '@/lib/queries/growth/session-scope'
import { getTurnWindows } from '@/lib/queries/growth/turn-windows'
import { getSessionTurns } from '@/lib/queries/lengths/session-turns'
import type { LineView } from '@/lib/view/chart/line-view'
import { meanPromptLine, promptByTurn, turnRangeLines, turnsLine } from '@/lib/view/growth/turn-views'
import { text } from '@/lib/view/text/messages'
import { type GrowthChartOf, readOnce } from './chart'

/** How many requests a session has, week by week; null where sessions are not told apart by what is asked. */
export const readSessions = readOnce(async ({ reader, question, of, now }): Promise<SessionSeries | null> => {
  const scope = await sessionScope(reader, question.category, of)
  return scope && getSessionTurns(reader, { grain: 'week', range: null, ...scope }, now)
})

/** Requests by their turn, in the window and the one before; of everything or a category. */
export const readTurnWindows = readOnce(async ({ reader, question, of }) =>
  of ? { windows: [], estimated: false } : getTurnWindows(reader, question),
)

/** The mean prompt of a request; null where there was none. */
export const promptsChart: GrowthChartOf<LineView> = async ({ reader, question: { category }, of, now }) => {
  const series = await getEntitySeries(reader, of, { category, grain: 'week' }, now)
  if (series.buckets.every(({ requests }) => requests === 0n)) return null
  return meanPromptLine(series, text('growth.context.prompts'))
}

export const turnsChart = sessionsChart((sessions) => {
  return turnsLine(sessions, text('growth.context.turns.title'))
})

export const turnRangesChart = sessionsChart((sessions) => {
  return turnRangeLines(sessions, text('growth.context.ranges.title'))
})

/** The mean prompt at each turn of a session; null where no request names its session. */
export const turnPromptsChart: GrowthChartOf<LineView> = async (context) => {
  const { windows, estimated } = await readTurnWindows(context)
  return windows.length === 0 ? null : promptByTurn(windows, estimated, text('growth.context.byTurn.title'))
}

function sessionsChart(view: (sessions: SessionSeries) => LineView): GrowthChartOf<LineView> {
  return async (context) => {
    const sessions = await readSessions(context)
    return sessions && hasSessions(sessions) ? view(sessions) : null
  }
}

export function hasSessions({ buckets }: SessionSeries): boolean {
  return buckets.some((bucket) => sessionCount(bucket) > 0n)
}
