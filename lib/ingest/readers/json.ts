import { OperatorError } from '@/lib/operator-error'
import { MAX_ITEM_LENGTH, parseItem } from './item'
import type { Reader, SourceItem } from './reader'

/**
 * One JSON value of any size that holds the events: an array, or an object with the array under `events` or `data`. Only the
 * structure is followed here, character by character; each event is cut out and parsed by itself.
 * @throws {OperatorError} where the text is something else or breaks off
 */
export const readJson: Reader = async function* (pieces) {
  const scan = new Scan()
  for await (const piece of pieces) {
    const items = scan.take(piece)
    if (items.length > 0) yield items
  }
  scan.end()
}

/**
 * - `start`, `key`, `list`: on the way to the events: at the first character, in a key of the outer object, behind
 *   the key `events` or `data`;
 * - `items`: among them;
 * - `other`: in a value under another key;
 * - `done`: behind the end.
 */
type Place = 'start' | 'key' | 'list' | 'items' | 'other' | 'done'

const listKeys = new Set(['"events"', '"data"'])

class Scan {
  private place: Place = 'start'
  private line = 1
  private depth = 0
  private inString = false
  private isEscaped = false
  /** 1 in an array, 2 under `events` or `data`. */
  private itemDepth = 1
  private hasEvents = false
  /** What earlier pieces hold of the present item or key, and the line where it starts. */
  private carried = ''
  private itemLine = 0

  take(piece: string): SourceItem[] {
    const items: SourceItem[] = []
    let start = 0
    for (let at = 0; at < piece.length; at++) {
      const character = piece.charAt(at)
      if (character <= ' ') {
        if (character === '\n') this.line += 1
        continue
      }
      if (this.itemLine === 0) this.itemLine = this.line
      if (!this.isStructure(character)) continue
      const before = this.place
      const text = () => this.carried + piece.slice(start, at)
      const item = this.follow(character, text)
      if (item) items.push(item)
      if (item || before !== this.place) {
        start = at + 1
        this.carried = ''
        this.itemLine = 0
      }
    }
    this.carry(piece.slice(start))
    return items
  }

  end(): void {
    if (this.place === 'done') return
    throw new OperatorError(
      `The JSON breaks off at line ${this.line}: nothing behind the last whole event was read.`,
    )
  }

  /** Whether a character is one of `[]{},:` outside of texts, or anything where only those may be. */
  private isStructure(character: string): boolean {
    if (this.inString) {
      if (this.isEscaped) this.isEscaped = false
      else if (character === '\\') this.isEscaped = true
      else if (character === '"') this.inString = false
      return false
    }
    if (character === '"') this.inString = true
    return (
      '[]{},:'.includes(character) || this.place === 'start' || this.place === 'list' || this.place === 'done'
    )
  }

  /** Goes one structural character further, and hands back the item that ended with it. */
  private follow(character: string, text: () => string): SourceItem | undefined {
    const outer = this.depth
    if (character === '[' || character === '{') this.depth += 1
    if (character === ']' || character === '}') this.depth -= 1
    switch (this.place) {
      case 'start':
        if (character === '[') this.place = 'items'
        else if (character === '{') this.place = 'key'
        else this.fail('is neither a JSON array nor an object')
        return undefined
      case 'key':
        if (character === ':') this.place = listKeys.has(text().trim()) ? 'list' : 'other'
        else if (this.depth === 0) this.fail('is a JSON object without "events"')
        return undefined
      case 'list':
        if (character !== '[') this.fail('has something else than an array under "events" or "data"')
        this.place = 'items'
        this.itemDepth = 2
        this.hasEvents = true
        return undefined
      case 'items':
        return this.followItems(character, outer, text)
      case 'other':
        if (this.depth === 0 && !this.hasEvents) this.fail('is a JSON object without "events"')
        if (this.depth === 0) this.place = 'done'
        else if (character === ',' && this.depth === 1) this.place = 'key'
        return undefined
      case 'done':
        return this.fail('goes on behind the end of the JSON value')
    }
  }

  private followItems(character: string, outer: number, text: () => string): SourceItem | undefined {
    const isEnd = this.depth < this.itemDepth
    if (!isEnd && !(character === ',' && outer === this.itemDepth)) return undefined
    if (isEnd) this.place = this.itemDepth === 1 ? 'done' : 'other'
    const item = text()
    // `[]` and a comma behind the last item end with nothing; nothing between two commas is a broken item.
    return isEnd && item.trim() === '' ? undefined : { line: this.itemLine, value: parseItem(item) }
  }

  private carry(rest: string): void {
    if (this.place === 'key' || this.place === 'items') this.carried += rest
    if (this.carried.length <= MAX_ITEM_LENGTH) return
    this.fail(`has an event of more than ${MAX_ITEM_LENGTH} characters`)
  }

  private fail(what: string): never {
    throw new OperatorError(`The text ${what} (line ${this.line}): nothing behind it was read.`)
  }
}
