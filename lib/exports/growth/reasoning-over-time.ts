import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { entityParts } from '@/lib/domain/entity/entity-parts'
import type { MeasureQuestion, MeasureSeries } from '@/lib/domain/traffic/measure-series'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getMeasureSeries, openMeasureSeries } from '@/lib/queries/series/measure-series'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { overTimeColumns } from '@/lib/view/file/measure-columns'
import { measuresExport } from '../measure-files'
import type { OpenExport } from '../open-export'
import { daysOfQuestion } from '../table-days'

type ReasoningQuestion = Pick<MeasureQuestion, 'category' | 'grain' | 'range' | 'top'>

/** What those models that reason most used over time, each variant for itself, and everything together. */
export function getReasoningOverTime(
  reader: Reader,
  question: ReasoningQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<MeasureSeries> {
  return getMeasureSeries(reader, listedIn(question, of), wholeQuestion(question), now, of)
}

const columns = overTimeColumns(['requests', 'reasoning_tokens'], ['reasoningLength'])

export async function openReasoningOverTime(
  reader: Reader,
  question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { category, grain, top } = question
  const range = await daysOfQuestion(reader, question, now)
  const asked = wholeQuestion({ category, grain, range, top })
  const open = await openMeasureSeries(reader, listedIn(asked, of), asked, now, of)
  return measuresExport(reader, open, columns)
}

function wholeQuestion(question: ReasoningQuestion): MeasureQuestion {
  return { ...question, metric: 'reasoning', variants: 'split' }
}

/** Which models a provider or an app used is not told by category: then only all of it together is. */
function listedIn({ category }: { category: CategoryFilter }, of: EntityRef | null): 'models' | null {
  return !of || category === 'all' || entityParts[of.dimension].models?.isWhole ? 'models' : null
}
