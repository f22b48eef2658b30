import { createHash } from 'node:crypto'

const SCRIPT = /<script(?=[\s>])((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/script>/gi
const HAS_SOURCE = /\ssrc=/i

/**
 * The inline scripts that Next writes: each hands over data, as JSON, and does nothing else. Whatever else stands in a
 * page as a script got there by mistake.
 */
const forms = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((?<data>.*)\)$/s,
  /^self\.__next_f\.push\((?<data>.*)\)$/s,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((?<data>.*)\);$/s,
]

/**
 * The policy for a page's scripts: those of the site's own files, and the inline ones that hand over its data, each by
 * its hash (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
 */
export function scriptPolicy(html: string): string {
  const sources = new Set(["'self'"])
  for (const [, attributes, script] of html.matchAll(SCRIPT)) {
    if (HAS_SOURCE.test(attributes!) || !handsOverData(script!)) continue
    sources.add(`'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
  }
  return `script-src ${[...sources].join(' ')}; object-src 'none'; base-uri 'none'`
}

function handsOverData(script: string): boolean {
  const data = forms.map((form) => form.exec(script)?.groups?.data).find((found) => found !== undefined)
  if (data === undefined) return false
  try {
    JSON.parse(data)
    return true
  } catch (cause) {
    if (cause instanceof SyntaxError) return false
    throw cause
  }
}
