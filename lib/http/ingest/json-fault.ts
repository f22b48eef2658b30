/** Where a text stops being JSON; lines and columns count from 1, as editors show them. */
export interface JsonFault {
  /** How many characters come before it. */
  position: number
  line: number
  column: number
}

type Expected = 'value' | 'first item' | 'key' | 'first key' | 'colon' | 'separator'

interface State {
  expected: Expected
  open: ('[' | '{')[]
  /** Whether a string goes on behind the end. */
  ranOut: boolean
}

const space = /[ \t\r\n]*/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** So much of a text is looked at: it is for a message alone, and nobody else is answered meanwhile. */
export const LOOKED_AT = 1_000_000
/** Of `false` and of an escaped character: one that begins so near to the end may go on behind it. */
const LONGEST_WORD = 6

/**
 * The first token that cannot stand where it stands, or the end of a text that breaks off: `JSON.parse` names the
 * place only for some faults. Undefined where it lies behind the first million characters. Meant for texts that it
 * refused.
 */
export function findJsonFault(whole: string): JsonFault | undefined {
  const text = whole.slice(0, LOOKED_AT)
  const state: State = { expected: 'value', open: [], ranOut: false }
  let position = endOf(space, text, 0)!
  while (position < text.length) {
    const next = step(text, position, state)
    if (next === undefined) break
    position = endOf(space, text, next)!
  }
  const isCut = state.ranOut || position > text.length - LONGEST_WORD
  if (isCut && whole.length > text.length) return undefined
  const before = text.slice(0, position)
  const line = before.split('\n').length
  return { position, line, column: position - before.lastIndexOf('\n') }
}

/** Takes one token; undefined where it cannot stand here. */
function step(text: string, position: number, state: State): number | undefined {
  const { expected, open } = state
  const character = text.charAt(position)
  if (expected === 'separator') return separate(character, state) ? position + 1 : undefined
  if (expected === 'colon') {
    state.expected = 'value'
    return character === ':' ? position + 1 : undefined
  }
  if ((expected === 'first item' && character === ']') || (expected === 'first key' && character === '}')) {
    open.pop()
    state.expected = 'separator'
    return position + 1
  }
  const isKey = expected === 'key' || expected === 'first key'
  if (isKey || character === '"') {
    state.expected = isKey ? 'colon' : 'separator'
    return endOfString(text, position, state)
  }
  if (character === '[' || character === '{') {
    open.push(character)
    state.expected = character === '[' ? 'first item' : 'first key'
    return position + 1
  }
  state.expected = 'separator'
  return endOf(scalar, text, position)
}

function separate(character: string, state: State): boolean {
  const inside = state.open.at(-1)
  if (character === ',') {
    state.expected = inside === '[' ? 'value' : 'key'
    return inside !== undefined
  }
  state.open.pop()
  return (character === ']' && inside === '[') || (character === '}' && inside === '{')
}

function endOfString(text: string, start: number, state: State): number | undefined {
  if (text.charAt(start) !== '"') return undefined
  let position = start + 1
  while (position < text.length) {
    const character = text.charAt(position)
    if (character === '"') return position + 1
    if (character < ' ') return undefined
    const next = character === '\\' ? endOf(escaped, text, position) : position + 1
    if (next === undefined) {
      state.ranOut = position > text.length - LONGEST_WORD
      return undefined
    }
    position = next
  }
  state.ranOut = true
  return undefined
}

function endOf(pattern: RegExp, text: string, position: number): number | undefined {
  pattern.lastIndex = position
  return pattern.test(text) ? pattern.lastIndex : undefined
}
