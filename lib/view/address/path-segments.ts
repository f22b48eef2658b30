/**
 * Signs of a name that do not come through a path: servers decode `%` more than once on the way to a page, and servers
 * and browsers drop parts that are empty or dots; Next takes the ending `.rsc` for a wish of its own. Such a sign is
 * written as `!` and its code: `100%` is `100!25`.
 */
const fragile = /%|\/(?=\.{0,2}(?:\/|$))|\.(?=rsc(?:[/?]|$))|!(?=2[15EF])/g

/** The name as it can stand in a path, its slashes between the segments. */
export function escapeSigns(name: string): string {
  return name.replace(fragile, (sign) => `!${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The name that `escapeSigns` wrote. */
export function unescapeSigns(written: string): string {
  return written.replace(/!(2[15EF])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The segments of a path as texts; undefined where one is not properly encoded. */
export function decodeSegments(segments: readonly string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
