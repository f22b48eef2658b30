import type { Reader } from '@/db/client'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { type SessionBucket, sessionCount, type TurnRow, turnRanges } from '@/lib/domain/tokens/turns'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { sessionScope } from '@/lib/queries/growth/session-scope'
import { getSessionTurns } from '@/lib/queries/lengths/session-turns'
import { getTurns } from '@/lib/queries/lengths/turns'
import { boardWindow } from '@/lib/queries/shared/board-window'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import { SHARE_DIGITS } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'
import { daysOfQuestion } from '../table-days'

const sessionColumns: ExportColumn<SessionBucket & { estimated: boolean }>[] = [
  { name: 'bucket', kind: 'text', cell: ({ bucket }) => bucket },
  { name: 'sessions', kind: 'count', cell: (bucket) => String(sessionCount(bucket)) },
  ...turnRanges.map(
    ({ from, to }, place): ExportColumn<SessionBucket> => ({
      name: ['sessions', from, ...(to === null ? ['or_more'] : to === from ? [] : [to])].join('_'),
      kind: 'count',
      cell: ({ sessions }) => String(sessions[place]),
    }),
  ),
  { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  { name: 'prompt_tokens', kind: 'count', cell: ({ promptTokens }) => String(promptTokens) },
  {
    name: 'turns_per_session',
    kind: 'fraction',
    cell: (bucket) => ratioText(bucket.requests, sessionCount(bucket), SHARE_DIGITS),
  },
  {
    name: 'mean_prompt_tokens',
    kind: 'fraction',
    cell: ({ promptTokens, requests }) => ratioText(promptTokens, requests, SHARE_DIGITS),
  },
  { name: 'is_partial', kind: 'flag', cell: ({ isPartial }) => String(isPartial) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Sessions by their number of turns, bucket by bucket. */
export async function openSessions(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { grain, category } = question
  const asked = await daysOfQuestion(reader, question, now)
  const scope = await sessionScope(reader, category, of)
  if (!scope) throw new Error('sessions are not known by provider')
  const { buckets, range, estimated } = await getSessionTurns(reader, { grain, range: asked, ...scope }, now)
  return {
    columns: sessionColumns,
    range,
    freshness: await getFreshness(reader),
    totalTokens: buckets.reduce((sum, { promptTokens }) => sum + promptTokens, 0n),
    rows: cellsOf(sessionColumns, [buckets.map((bucket) => ({ ...bucket, estimated }))]),
  }
}

const turnColumns: ExportColumn<TurnRow & { estimated: boolean }>[] = [
  { name: 'turn', kind: 'count', cell: ({ turn }) => String(turn) },
  { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
  { name: 'prompt_tokens', kind: 'count', cell: ({ promptTokens }) => String(promptTokens) },
  { name: 'completion_tokens', kind: 'count', cell: ({ completionTokens }) => String(completionTokens) },
  {
    name: 'mean_prompt_tokens',
    kind: 'fraction',
    cell: ({ promptTokens, requests }) => ratioText(promptTokens, requests, SHARE_DIGITS),
  },
  {
    name: 'mean_completion_tokens',
    kind: 'fraction',
    cell: ({ completionTokens, requests }) => ratioText(completionTokens, requests, SHARE_DIGITS),
  },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Requests by their place within the session. */
export async function openTurns(
  reader: Reader,
  { category, period, range }: TableQuestion,
  now: Date,
): Promise<OpenExport> {
  const freshness = await getFreshness(reader)
  const asked = range ?? boardWindow({ period: period ?? 'week', range: null }, freshness, now).current
  const { turns, estimated } = await getTurns(reader, { category, range: asked })
  return {
    columns: turnColumns,
    range: asked,
    freshness,
    totalTokens: turns.reduce((sum, turn) => sum + turn.promptTokens + turn.completionTokens, 0n),
    rows: cellsOf(turnColumns, [turns.map((turn) => ({ ...turn, estimated }))]),
  }
}
