import type { Reader } from '@/db/client'
import { type GrowthWindow, windowFault, windowPair } from '@/lib/domain/growth/growth-window'
import { type Tokenizers, tokenizersOf } from '@/lib/domain/growth/tokenizers'
import type { MeasureQuestion, MeasureSeries } from '@/lib/domain/measure-series'
import type { BoardQuestion } from '@/lib/domain/question'
import { getBoard } from '../board'
import { getCoverage } from '../coverage'
import type { EntityRef } from '../entity-rows'
import { getMeasureSeries, type OpenMeasureSeries, openMeasureSeries } from '../measure-series'
import type { NoGrowth } from './growth'

interface TokenizerQuestion {
  category: BoardQuestion['category']
  window: GrowthWindow
  of: EntityRef | null
}

type WeeksQuestion = Pick<MeasureQuestion, 'category' | 'grain' | 'range' | 'top'>

/** What models, and the one tokenizer for all of them, make of the same requests in the later window. */
export async function getTokenizers(
  reader: Reader,
  { category, window, of }: TokenizerQuestion,
  now: Date,
): Promise<Tokenizers | NoGrowth> {
  const coverage = await getCoverage(reader)
  if (!coverage) return { fault: 'no_data' }
  const pair = windowPair(window, coverage.last)
  const fault = windowFault(pair, coverage)
  if (fault) return { fault }
  const asked: BoardQuestion = {
    ...{ category, period: 'week', range: pair.after, variants: variantsOf(of) },
    ...{ metric: 'normalised', limit: null, appGroup: null },
  }
  return tokenizersOf(await getBoard(reader, 'models', asked, now, of))
}

/** The same over time, of those models that have most normalised tokens, and of everything together. */
export function getTokenizersOverTime(
  reader: Reader,
  question: WeeksQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<MeasureSeries> {
  return getMeasureSeries(reader, 'models', overTime(question, of), now, of)
}

export function openTokenizersOverTime(
  reader: Reader,
  question: WeeksQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenMeasureSeries> {
  return openMeasureSeries(reader, 'models', overTime(question, of), now, of)
}

function overTime(question: WeeksQuestion, of: EntityRef | null): MeasureQuestion {
  return { ...question, metric: 'normalised', variants: variantsOf(of) }
}

/** Variants of a model share its tokenizer: only on its own page they are told apart. */
function variantsOf(of: EntityRef | null): BoardQuestion['variants'] {
  return of?.dimension === 'models' ? 'split' : 'merge'
}
