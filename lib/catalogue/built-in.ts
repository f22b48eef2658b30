import { readFileSync } from 'node:fs'
import type { Day } from '@/lib/domain/time/day'
import { type CatalogueModel, readModels } from './read-models'
import { type CatalogueProvider, readProviders } from './read-providers'

/** The catalogue that comes with Tokenboard. */
export interface BuiltIn {
  /** The day on which its facts were true: its prices hold from then on. */
  asOf: Day
  models: readonly CatalogueModel[]
  providers: readonly CatalogueProvider[]
}

/** Read from the package, as an operator's files are read. */
export function readBuiltIn(): BuiltIn {
  const text = readFileSync(new URL('./data/catalogue.json', import.meta.url), 'utf8')
  const {
    as_of: asOf,
    models,
    providers,
  } = JSON.parse(text) as Record<'models' | 'providers', unknown> & {
    as_of: Day
  }
  return { asOf, models: soundItems(readModels(models)), providers: soundItems(readProviders(providers)) }
}

function soundItems<Item>({ items, faults }: { items: Item[]; faults: string[] }): Item[] {
  if (faults.length > 0) throw new Error(`The built-in catalogue is broken: ${faults.join('; ')}`)
  return items
}
