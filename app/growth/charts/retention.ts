import { type Retention, type RetentionKind, retentionKinds } from '@/lib/domain/growth/retention'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { getRetention } from '@/lib/queries/growth/retention'
import { accountScope } from '@/lib/queries/growth/session-scope'
import type { LineView } from '@/lib/view/chart/line-view'
import { retentionLines } from '@/lib/view/growth/retention-view'
import { text } from '@/lib/view/text/messages'
import { isOfAll } from './access'
import { type GrowthChartOf, readOnce } from './chart'

/** Cohorts of those that stay; none that are empty, but of everything. */
export const readRetentions = readOnce(async (context): Promise<Retention[]> => {
  const { reader, question, of } = context
  const scope = await accountScope(reader, question.category, of)
  if (!scope || !(await getCoverage(reader))) return []
  const found: Retention[] = []
  for (const kind of retentionKinds) found.push(await getRetention(reader, kind, scope))
  return found.filter(({ cohorts }) => isOfAll(context) || cohorts.length > 0)
})

/** The part that stays of the last cohorts, month by month. */
export function keptChartOf(kind: RetentionKind): GrowthChartOf<LineView> {
  return async (context) => {
    const found = (await readRetentions(context)).find((one) => one.kind === kind)
    return found ? retentionLines(found, text(`growth.retention.${kind}.title`)) : null
  }
}
