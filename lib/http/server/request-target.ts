/** `GET http://host/path`, as clients of a proxy write it, and servers have to read it: RFC 9112, 3.2.2. */
const ABSOLUTE = /^https?:\/\/[^/?#]*/i

/** What a request asks for as a path with its query; what names no path, such as `*`, stays as it is. */
export function pathOfTarget(target: string): string {
  const authority = ABSOLUTE.exec(target)?.[0]
  if (authority === undefined) return target
  const path = target.slice(authority.length)
  return path.startsWith('/') ? path : `/${path}`
}
