/** Texts, comments, words and signs of a JavaScript file: as much of its grammar as it takes to follow a literal. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|[\w$]+|[^\s\w$]/g

interface Frame {
  opener: '{' | '[' | '('
  /** The property or the place that is being read; null before the first. */
  at: string | number | null
}

/**
 * The line, from 1, at which an object literal of the source has the property or element of this path. Undefined where
 * it is not written out.
 */
export function lineOf(source: string, path: readonly (string | number)[]): number | undefined {
  const frames: Frame[] = []
  const tokens = [...source.matchAll(token)].filter(([text]) => !/^\/[/*]/.test(text))
  for (const [place, match] of tokens.entries()) {
    const [text] = match
    const frame = frames.at(-1)
    const previous = tokens[place - 1]?.[0]
    if (frame?.opener === '{' && tokens[place + 1]?.[0] === ':' && (previous === '{' || previous === ',')) {
      frame.at = plain(text)
      if (isAt(frames, path)) return lineAt(source, match.index)
    } else if (frame?.opener === '[' && (previous === '[' || previous === ',') && text !== ']') {
      frame.at = previous === '[' ? 0 : Number(frame.at) + 1
      if (isAt(frames, path)) return lineAt(source, match.index)
    }
    if (text === '{' || text === '[' || text === '(') frames.push({ opener: text, at: null })
    else if (text === '}' || text === ']' || text === ')') frames.pop()
  }
  return undefined
}

function plain(text: string): string {
  return /^['"`]/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}

function isAt(frames: readonly Frame[], path: readonly (string | number)[]): boolean {
  const places = frames.filter(({ opener }) => opener !== '(').map(({ at }) => at)
  return places.length === path.length && places.every((at, depth) => at === path[depth])
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length
}
