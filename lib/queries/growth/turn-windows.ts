import type { Reader } from '@/db/client'
import { windowFault, windowPair } from '@/lib/domain/growth/growth-window'
import type { TurnWindow } from '@/lib/domain/tokens/turns'
import { getCoverage } from '../coverage/coverage'
import { getTurns } from '../lengths/turns'
import type { GrowthRequest } from './growth'

/** Requests by their turn: of the window, and of the one before where its days are known. Empty without sessions. */
export async function getTurnWindows(
  reader: Reader,
  { category, window }: Pick<GrowthRequest, 'category' | 'window'>,
): Promise<{ windows: TurnWindow[]; estimated: boolean }> {
  const coverage = await getCoverage(reader)
  const none = { windows: [], estimated: false }
  if (!coverage) return none
  const { after, before } = windowPair(window, coverage.last)
  const fault = windowFault({ after, before }, coverage)
  if (fault && fault !== 'not_enough_history') return none
  const windows: TurnWindow[] = []
  let estimated = false
  for (const range of fault ? [after] : [after, before]) {
    const found = await getTurns(reader, { category, range })
    if (found.turns.length === 0) break
    windows.push({ range, turns: found.turns })
    estimated ||= found.estimated
  }
  return { windows, estimated }
}
