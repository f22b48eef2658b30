import type { Reader } from '@/db/client'
import type { Board } from '@/lib/domain/traffic/board'
import { getBoard } from '../boards/board'
import type { WindowQuestion } from '../shared/board-window'

/** Every category of a window with its measures, most requests first: what the means are divided from. */
export function categoryMeans(reader: Reader, { period, range }: WindowQuestion, now: Date): Promise<Board> {
  const asked = {
    category: 'all',
    variants: 'merge',
    metric: 'requests',
    limit: null,
    appGroup: null,
  } as const
  return getBoard(reader, 'categories', { ...asked, period, range }, now)
}
