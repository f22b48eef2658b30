/**
 * Under any address that no route knows stands the page that says so. Next answers a page that says `notFound()` with
 * an empty body for scripts to fill, so this one is sent in its place.
 */
export const MISSING = '/nothing-is-called-this'

const TELLING = '/missing'

/** Where what is missing at a path is told: for most of them no more than that. */
export function missingPage(path: string): string {
  return path.startsWith('/compare/') ? TELLING + path : MISSING
}

/** Whether the path is of a page that is sent under other addresses alone. */
export function isMissingPage(path: string): boolean {
  return path.startsWith(`${TELLING}/`)
}
