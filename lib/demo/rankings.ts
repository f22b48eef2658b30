import type { Day } from '@/lib/domain/time/day'
import { demoCatalog } from './catalog/catalog'
import { readTable } from './table'

/** One day of the dataset: the totals of its 50 largest models, and of all the others together. */
export interface RankedDay {
  day: Day
  /** How many days after the dataset's first one. */
  offset: number
  models: { model: number; total: number }[]
  other: number
}

let loaded: RankedDay[] | undefined

/** The shipped dataset in day order, with models as positions in the catalogue. Read once. */
export function rankedDays(): RankedDay[] {
  loaded ??= readRankings()
  return loaded
}

function readRankings(): RankedDay[] {
  const { columns, rows } = readTable('rankings')
  const { modelIndex } = demoCatalog()
  return columns.slice(1).map((day, column) => {
    const ranked: RankedDay = { day, offset: column, models: [], other: 0 }
    for (const [permaslug = '', ...cells] of rows) {
      const total = Number(cells[column] || '0')
      if (!Number.isSafeInteger(total)) throw new Error(`rankings.tsv: ${permaslug} on ${day} is no integer`)
      if (total === 0) continue
      if (permaslug === 'other') ranked.other = total
      else ranked.models.push({ model: position(modelIndex, permaslug), total })
    }
    ranked.models.sort((left, right) => right.total - left.total)
    return ranked
  })
}

function position(modelIndex: ReadonlyMap<string, number>, permaslug: string): number {
  const index = modelIndex.get(permaslug)
  if (index === undefined) throw new Error(`rankings.tsv: ${permaslug} is not in models.tsv`)
  return index
}
