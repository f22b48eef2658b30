import type { EntityDimension } from '@/lib/domain/entity/dimension'
import type { EntityFilter } from '@/lib/domain/entity/entity-parts'

/** A name in an address that may be another name of a thing, and the kinds of thing that it can be, likeliest first. */
export interface MeantName {
  dimensions: readonly EntityDimension[]
  name: string
}

/** What an address stands for. */
export type Meant = MeantPage | MeantThings

/** A page that is there whatever the data are. */
export interface MeantPage {
  path: string
}

/** A page of things that only the database knows. */
export interface MeantThings {
  names: readonly MeantName[]
  /** Its address if the names are slugs as they are; null where they leave open what they are of. */
  asWritten: string | null
  /** Its address, once it is known what each name stands for. */
  pathOf(things: readonly EntityFilter[]): string
}

/** Whether two addresses are one to whoever reads them: clients and proxies choose which signs they encode. */
export function isSameAddress(path: string, asked: string): boolean {
  return plainPath(path) === plainPath(asked)
}

/** The path of an address, decoded but for slashes within its parts; undefined where it cannot be. */
function plainPath(address: string): string | undefined {
  try {
    return decodeURIComponent(address.split(/[?#]/, 1)[0]!.replace(/%2F/gi, '%252F'))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
