import { lexer, type Token, type Tokens } from 'marked'
import { siteLink } from './documents'

/** A part of a line of text. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em'; inner: Inline[] }
  /** Null where the link leads to nothing on the site. */
  | { kind: 'link'; href: string | null; inner: Inline[] }

export type Block =
  | { kind: 'heading'; depth: number; id: string; inner: Inline[] }
  | { kind: 'paragraph'; inner: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: Block[][] }
  | { kind: 'quote'; inner: Block[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }

/** A document taken apart, ready to be drawn: what it is called, what it says first, and all the rest. */
export interface MarkdownDocument {
  title: string
  /** The first paragraph as plain text. */
  lead: string
  blocks: Block[]
}

/** Reads a document that begins with its title. Raw HTML is left out: documents have comments for scripts. */
export function readMarkdown(source: string): MarkdownDocument {
  const ids = new Set<string>()
  const [first, ...blocks] = blocksOf(lexer(source), ids)
  if (first?.kind !== 'heading') throw new Error('A document begins with its title.')
  const paragraph = blocks.find(({ kind }) => kind === 'paragraph')
  return {
    title: plainText(first.inner),
    lead: paragraph && 'inner' in paragraph ? plainText(paragraph.inner as Inline[]) : '',
    blocks,
  }
}

function blocksOf(tokens: Token[], ids: Set<string>): Block[] {
  return tokens.flatMap((token): Block[] => {
    switch (token.type) {
      case 'heading': {
        const inner = inlinesOf(token.tokens)
        return [{ kind: 'heading', depth: token.depth, id: idOf(plainText(inner), ids), inner }]
      }
      case 'paragraph':
      case 'text':
        return [{ kind: 'paragraph', inner: inlinesOf(token.tokens ?? [token]) }]
      case 'code':
        return [{ kind: 'code', text: token.text }]
      case 'list':
        return [
          {
            kind: 'list',
            isOrdered: token.ordered,
            items: (token as Tokens.List).items.map((item) => blocksOf(item.tokens, ids)),
          },
        ]
      case 'blockquote':
        return [{ kind: 'quote', inner: blocksOf(token.tokens ?? [], ids) }]
      case 'table': {
        const cellsOf = (cells: Tokens.TableCell[]) => cells.map((cell) => inlinesOf(cell.tokens))
        const { header, rows } = token as Tokens.Table
        return [{ kind: 'table', head: cellsOf(header), rows: rows.map(cellsOf) }]
      }
      default:
        return []
    }
  })
}

function inlinesOf(tokens: Token[] = []): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    switch (token.type) {
      case 'codespan':
        return [{ kind: 'code', text: token.text }]
      case 'strong':
      case 'em':
        return [{ kind: token.type, inner: inlinesOf(token.tokens) }]
      case 'link':
        return [{ kind: 'link', href: siteLink(token.href), inner: inlinesOf(token.tokens) }]
      case 'br':
        return [{ kind: 'text', text: '\n' }]
      case 'html':
        return []
      default:
        return token.type === 'text' && token.tokens
          ? inlinesOf(token.tokens)
          : [{ kind: 'text', text: 'text' in token ? token.text : token.raw }]
    }
  })
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : plainText(inline.inner))).join('')
}

/** The anchor of a heading as GitHub makes it, so that links of documents work there and here. */
function idOf(heading: string, ids: Set<string>): string {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
  let id = plain
  for (let number = 1; ids.has(id); number++) id = `${plain}-${number}`
  ids.add(id)
  return id
}
