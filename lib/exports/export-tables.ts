import type { Reader } from '@/db/client'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import type { ExportTable, TableQuestion } from '@/lib/view/file/export-table'
import { openCoverage } from './coverage-file'
import { openFreeLimits, openFreeToPaid } from './growth/access-files'
import { openSessions, openTurns } from './growth/context-files'
import { openDriverMovers, openDrivers } from './growth/driver-files'
import { openDriverWeeks } from './growth/driver-weeks-file'
import { openPriceAnswers } from './growth/price-answers-file'
import { openReasoningGrowth } from './growth/reasoning-growth-file'
import { openReasoningOverTime } from './growth/reasoning-over-time'
import { openRetention } from './growth/retention-file'
import { openRunRates, openRunRateWeeks } from './growth/run-rate-file'
import { openTokenizers, openTokenizerWeeks } from './growth/tokenizers-file'
import { openGrowth } from './growth-file'
import { openLaunch, openRanks } from './history-files'
import { openCategoryMeans, openLengthSeries, openLengths } from './length-files'
import { measuresOverTime } from './measure-files'
import type { OpenExport } from './open-export'
import { pricesOf } from './price-files'
import { openReasoning, openReasoningServed } from './reasoning-files'
import { openReference } from './reference-file'
import { openModelProviders, speedsOf } from './speed-files'

type OpenTable = (
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
) => Promise<OpenExport>

/** The columns and rows of every table: an entry here for each of `exportTables`. */
const openers: Record<ExportTable, OpenTable> = {
  ranks: openRanks,
  launch: openLaunch,
  growth: openGrowth,
  drivers: openDrivers,
  'driver-movers': openDriverMovers,
  'drivers-over-time': openDriverWeeks,
  'reasoning-growth': openReasoningGrowth,
  'reasoning-growth-over-time': openReasoningOverTime,
  'run-rate': openRunRates,
  'run-rate-over-time': openRunRateWeeks,
  context: openLengths,
  'context-categories': openCategoryMeans,
  'context-lengths-over-time': openLengthSeries,
  'context-over-time': measuresOverTime(
    'requests',
    ['requests', 'prompt_tokens', 'completion_tokens', 'total_tokens'],
    ['promptLength', 'completionLength'],
  ),
  reasoning: openReasoning,
  'reasoning-over-time': measuresOverTime(
    'tokens',
    ['requests', 'total_tokens', 'completion_tokens', 'reasoning_tokens'],
    ['reasoningShare'],
  ),
  'reasoning-models-over-time': openReasoningServed,
  'tools-over-time': measuresOverTime(
    'tools',
    ['requests', 'total_tokens', 'tool_requests', 'tool_calls'],
    ['toolShare', 'callsPerRequest'],
  ),
  'sessions-over-time': openSessions,
  turns: openTurns,
  'free-to-paid': openFreeToPaid,
  'free-limits-over-time': openFreeLimits,
  retention: openRetention,
  tokenizers: openTokenizers,
  'tokenizers-over-time': openTokenizerWeeks,
  'price-changes': openPriceAnswers,
  prices: pricesOf('models'),
  'provider-prices': pricesOf('providers'),
  'category-prices': pricesOf('categories'),
  speed: speedsOf('models'),
  'provider-speed': speedsOf('providers'),
  coverage: openCoverage,
  reference: openReference,
  'model-providers': openModelProviders,
}

/** A table as rows of text cells, read by the same functions as the page. */
export function openTable(
  reader: Reader,
  table: ExportTable,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null = null,
): Promise<OpenExport> {
  return openers[table](reader, question, now, of)
}
