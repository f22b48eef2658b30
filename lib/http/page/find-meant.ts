import type { Db, Reader } from '@/db/client'
import { identifyApp } from '@/lib/domain/entity/app-identity'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import type { EntityFilter } from '@/lib/domain/entity/entity-parts'
import { slugify } from '@/lib/domain/entity/slug'
import { authorSlug } from '@/lib/ingest/adapters/model/model-authors'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'
import { currentRules } from '@/lib/ingest/rules/current'
import { findNamed } from '@/lib/queries/entity/find-named'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import type { MeantName, MeantThings } from '@/lib/view/address/meant/meant'

/** Where an address leads whose names are known; undefined where one of them is not. */
export function findMeant(db: Db, { names, pathOf }: MeantThings): Promise<string | undefined> {
  return readSnapshot(db, async (reader) => {
    const things: EntityFilter[] = []
    for (const name of names) {
      const thing = await findThing(reader, name)
      if (!thing) return undefined
      things.push(thing)
    }
    return pathOf(things)
  })
}

async function findThing(reader: Reader, { dimensions, name }: MeantName): Promise<EntityFilter | undefined> {
  for (const dimension of dimensions) {
    const slug = await findNamed(reader, dimension, name, namesOf[dimension](name))
    if (slug !== undefined) return { dimension, slug }
  }
  return undefined
}

/** What a thing may be filed under that somebody calls so, likeliest first. */
const namesOf: Record<EntityDimension, (name: string) => string[]> = {
  models: (name) => {
    const small = name.toLowerCase()
    const filed = permaslugOf(name)
    const { models } = currentRules()
    return unique([
      models.get(name) ?? models.get(small) ?? models.get(filed ?? ''),
      name,
      small,
      filed,
      small.replace(/:[^:/]*$/, ''), // its base, where nobody knows the variant
    ])
  },
  authors: (name) => unique([name, name.toLowerCase(), authorSlug(name.toLowerCase(), ''), slugify(name)]),
  providers: (name) => unique([name, name.toLowerCase(), slugify(name)]),
  apps: (name) => unique([name, name.toLowerCase(), hostOf(name)]),
}

/** The identity of an app that is named by an address below its own. */
function hostOf(name: string): string | undefined {
  const identity = identifyApp(name.replace(/^https?:\/+/i, ''), undefined)?.identity
  return identity?.split('/', 1)[0]?.includes('.') ? identity : undefined
}

function unique(names: readonly (string | undefined | null)[]): string[] {
  return [...new Set(names.filter((name): name is string => Boolean(name)))]
}
