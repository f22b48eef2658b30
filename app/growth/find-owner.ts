import type { Reader } from '@/db/client'
import { findCompared } from '@/lib/queries/compare'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import type { GrowthQuestion } from '@/lib/view/address/growth-path'
import { entityName } from '@/lib/view/text/entity-name'

export interface GrowthOwner {
  of: EntityRef
  name: string
}

/** Whose growth is asked for: null for the whole site, undefined where nothing is called so. */
export async function findOwner(
  reader: Reader,
  { of }: Pick<GrowthQuestion, 'of'>,
): Promise<GrowthOwner | null | undefined> {
  if (!of) return null
  const [owner] = (await findCompared(reader, of.dimension, [of.slug])).found
  if (!owner) return undefined
  return {
    of: { dimension: of.dimension, id: owner.id },
    name: entityName(of.dimension, owner.slug, owner.name),
  }
}
