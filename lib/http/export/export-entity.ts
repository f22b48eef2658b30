import type { Dimension } from '@/lib/domain/entity/dimension'
import {
  type EntityFilter,
  type EntityParts,
  entityDimensions,
  entityParts,
  filterParameter,
} from '@/lib/domain/entity/entity-parts'
import { periodNames } from '@/lib/domain/time/period'
import type { BoardQuestion, ChartQuestion } from '@/lib/domain/traffic/question'
import type { UnknownEntity } from '@/lib/queries/entity/entity-ref'
import type { ExportName } from '@/lib/view/file/export'
import type { HttpError } from '../errors'
import { refuse } from './export-checks'

/** The entity that a file is narrowed to, and the other parameters. */
export interface Narrowed {
  of: EntityFilter | null
  rest: Record<string, string>
}

/** @throws {HttpError} 400 where several entities are named */
export function takeEntity(given: Record<string, string>): Narrowed {
  const rest = { ...given }
  let of: EntityFilter | null = null
  for (const dimension of entityDimensions) {
    const name = filterParameter(dimension)
    const slug = rest[name]
    if (slug === undefined) continue
    if (of)
      throw refuse(name, `cannot stand beside "${filterParameter(of.dimension)}": a file is about one thing`)
    of = { dimension, slug }
    delete rest[name]
  }
  return { of, rest }
}

type Asked = Pick<BoardQuestion | ChartQuestion, 'category' | 'metric'> & { period?: string | null }

/** @throws {HttpError} 400 where no rollup knows what is asked of the entity */
export function checkParts(
  { kind, format }: Pick<ExportName, 'kind' | 'format'>,
  list: Dimension,
  of: EntityFilter,
  asked: Asked,
): void {
  const name = filterParameter(of.dimension)
  const known = entityParts[of.dimension]
  const parts: EntityParts | undefined = known[list]
  if (!parts) {
    const files = Object.keys(known).map(
      (other) => `${other}${kind === 'chart' ? '-over-time' : ''}.${format}`,
    )
    throw refuse(name, `does not narrow this file: it narrows ${files.join(', ')}`, files)
  }
  const beside = `beside "${name}" this file knows`
  if (!parts.metrics.includes(asked.metric)) {
    throw refuse('metric', `is not known here: ${beside} ${parts.metrics.join(', ')}`, parts.metrics)
  }
  if (parts.isWhole) return
  if (asked.category !== 'all') throw refuse('category', `is not known here: ${beside} all alone`, ['all'])
  if (asked.period === 'trending') {
    const periods = periodNames.filter((period) => period !== 'trending')
    throw refuse('period', `is not known here: ${beside} ${periods.join(', ')}`, periods)
  }
}

export function unknownEntity(
  { filter, similar }: UnknownEntity,
  name: string = filterParameter(filter.dimension),
): HttpError {
  const hint = similar.length > 0 ? `: similar ones are ${similar.join(', ')}` : ''
  return refuse(name, `names nothing that is known, write it as in the list of its kind${hint}`, similar)
}
