import { type SQL, sql } from 'drizzle-orm'
import type { RollupName } from '@/db/schema/rollups'
import { type Dimension, dimensions } from '@/lib/domain/dimension'
import type { Variants } from '@/lib/domain/question'

/** One thing that has a page. */
export interface EntityRef {
  dimension: Exclude<Dimension, 'categories'>
  id: number
}

/** Picks an entity's rows of any rollup that has its key, alias `r`. A base model can bring its variants. */
export function entityCondition(of: EntityRef, variants: Variants): { rollup: RollupName; condition: SQL } {
  const { rollup, key } = dimensions[of.dimension]
  const column = sql`r.${sql.identifier(key)}`
  if (of.dimension !== 'models' || variants === 'split') {
    return { rollup, condition: sql`${column} = ${of.id}` }
  }
  const family = sql`select id from models where id = ${of.id} or base_model_id = ${of.id}`
  return { rollup, condition: sql`${column} = any (array(${family}))` }
}
