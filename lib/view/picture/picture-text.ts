import { slugOfPath } from '../address/entity-path'

const narrow = /[ !'(),./:;I[\]fijlrt|]/
const broad = /[@MWmw%]/

/** About how wide a text is, in parts of its size: no picture knows which font its reader has. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (character.codePointAt(0)! >= 0x1100) width += 1
    else if (narrow.test(character)) width += 0.36
    else if (broad.test(character)) width += 0.95
    else width += /[A-Z]/.test(character) ? 0.7 : 0.61
  }
  return width
}

/** The text, cut to what fits into so many pixels. */
export function fitText(text: string, size: number, pixels: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (textWidth(line) * size <= pixels) return line
  let kept = ''
  for (const character of line) {
    if (textWidth(`${kept}${character}...`) * size > pixels) break
    kept += character
  }
  return `${kept.trimEnd()}...`
}

/** The text in lines that fit, the last of them cut where more lines would be needed. */
export function wrapText(text: string, size: number, pixels: number, maximumLines: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/).filter(Boolean)
  for (const [index, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer) * size > pixels) {
      if (lines.length === maximumLines - 1) {
        return [...lines, fitText([line, ...words.slice(index)].join(' '), size, pixels)]
      }
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return line ? [...lines, fitText(line, size, pixels)] : lines
}

/** What an address says of an entity whose name cannot be drawn. */
export function plainName(href: string | null): string {
  return href === null ? '' : (slugOfPath(href.split('/').slice(2)) ?? '')
}
