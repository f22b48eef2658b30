import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentNames, documentOfSegment, documentPath, siteLink } from '@/lib/view/documents/documents'
import { type Block, type Inline, readMarkdown } from '@/lib/view/documents/markdown'

const documents = new Map(
  documentNames.map((name) => [name, readMarkdown(readFileSync(`docs/${name}.md`, 'utf8'))]),
)

/** Everything in a document, blocks and parts of lines alike. */
function partsOf(parts: readonly (Block | Inline)[]): (Block | Inline)[] {
  return parts.flatMap((part) => {
    const inner = [
      ...('inner' in part ? part.inner : []),
      ...('items' in part ? part.items.flat() : []),
      ...('rows' in part ? [...part.head, ...part.rows.flat()].flat() : []),
    ]
    return [part, ...partsOf(inner)]
  })
}

describe('the documents', () => {
  it('are all those of docs/, each at an address', () => {
    const files = readdirSync('docs').filter((file) => file.endsWith('.md'))
    expect(documentNames.map((name) => `${name}.md`).sort()).toEqual(files.sort())
    expect(new Set(documentNames.map(documentPath)).size).toBe(files.length)
    for (const name of documentNames) expect(documentOfSegment(documentPath(name).split('/')[2]!)).toBe(name)
    expect(documentOfSegment('api')).toBeUndefined()
  })

  it.each(documentNames)('%s has a title, a first sentence, and links that lead somewhere', (name) => {
    const { title, lead, blocks } = documents.get(name)!
    expect([title.length > 3, lead.length > 20, blocks.length > 2]).toEqual([true, true, true])
    for (const part of partsOf(blocks)) {
      if (part.kind !== 'link' || part.href === null || /^https?:/.test(part.href)) continue
      const [path, anchor] = part.href.split('#') as [string, string | undefined]
      const target = path === '' ? name : documentOfSegment(path.replace('/docs/', ''))!
      const headings = documents.get(target)!.blocks.filter((block) => block.kind === 'heading')
      if (anchor) expect(headings.map(({ id }) => id)).toContain(anchor)
    }
  })

  it('lead to each other on the site, and not to what it does not show', () => {
    expect(siteLink('events.md#answer')).toBe('/docs/events#answer')
    expect(siteLink('./api.md')).toBe('/docs/data-api')
    expect(siteLink('#tables')).toBe('#tables')
    expect(siteLink('https://example.com/a.md')).toBe('https://example.com/a.md')
    expect(siteLink('../CONTRIBUTING.md')).toBeNull()
    expect(siteLink('javascript:alert(1)')).toBeNull()
  })
})

describe('markdown', () => {
  it('is taken apart', () => {
    const source = [
      '# A `title`',
      'First **strong** [link](events.md). <b>No</b> & <!-- none -->',
      '## Same: one',
      '## Same: one',
      '- two `x < y`',
      '  1. inner',
      '```sh',
      'a && b',
      '```',
      '| a | b |',
      '| --- | --- |',
      '| `c` | [d](../d.md) |',
    ]
    const words = (word: string) => ({ kind: 'text', text: word })
    const paragraph = (...inner: object[]) => ({ kind: 'paragraph', inner })
    expect(readMarkdown(source.join('\n'))).toEqual({
      title: 'A title',
      lead: 'First strong link. No & ',
      blocks: [
        paragraph(
          words('First '),
          { kind: 'strong', inner: [words('strong')] },
          words(' '),
          { kind: 'link', href: '/docs/events', inner: [words('link')] },
          ...['. ', 'No', ' & '].map(words),
        ),
        { kind: 'heading', depth: 2, id: 'same-one', inner: [words('Same: one')] },
        { kind: 'heading', depth: 2, id: 'same-one-1', inner: [words('Same: one')] },
        {
          kind: 'list',
          isOrdered: false,
          items: [
            [
              paragraph(words('two '), { kind: 'code', text: 'x < y' }),
              { kind: 'list', isOrdered: true, items: [[paragraph(words('inner'))]] },
            ],
          ],
        },
        { kind: 'code', text: 'a && b' },
        {
          kind: 'table',
          head: [[words('a')], [words('b')]],
          rows: [[[{ kind: 'code', text: 'c' }], [{ kind: 'link', href: null, inner: [words('d')] }]]],
        },
      ],
    })
  })

  it('begins with a title', () => {
    expect(() => readMarkdown('No title')).toThrow('begins with its title')
  })
})
