import { createElement, type ReactNode } from 'react'
import type { Block, Inline } from '@/lib/view/documents/markdown'
import { plainText } from '@/lib/view/documents/markdown'
import { text } from '@/lib/view/text/messages'

/** Longer words of code may break anywhere: lists of columns have no spaces. */
const LONGEST_WORD = 24
const breakable = 'font-mono text-[0.9em] [overflow-wrap:anywhere]'

/** A document below its title. */
export function DocumentBody({ blocks }: { blocks: readonly Block[] }) {
  return <Blocks of={blocks} />
}

function Blocks({ of }: { of: readonly Block[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a document does not change while it is shown
  return of.map((block, place) => <BlockPart key={place} block={block} />)
}

function BlockPart({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return createElement(
        `h${Math.min(block.depth, 6)}`,
        { id: block.id, className: block.depth === 2 ? 'mt-9 font-semibold text-lg' : 'mt-6 font-semibold' },
        <Inlines of={block.inner} />,
      )
    case 'paragraph':
      return (
        <p className="mt-3 max-w-[46rem] leading-relaxed">
          <Inlines of={block.inner} />
        </p>
      )
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys too
        <pre tabIndex={0} className="mt-3 overflow-x-auto rounded-md bg-raised p-3 text-xs leading-relaxed">
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return (
        <blockquote className="mt-3 border-line-strong border-l-2 pl-4 text-muted">
          <Blocks of={block.inner} />
        </blockquote>
      )
    case 'list':
      return createElement(
        block.isOrdered ? 'ol' : 'ul',
        { className: `mt-2 max-w-[46rem] pl-5 ${block.isOrdered ? 'list-decimal' : 'list-disc'}` },
        block.items.map((item) => (
          <li key={JSON.stringify(item)} className="mt-1 leading-relaxed [&>p:first-child]:mt-0">
            <Blocks of={item} />
          </li>
        )),
      )
    case 'table':
      return <Table head={block.head} rows={block.rows} />
  }
}

function Table({ head, rows }: { head: Inline[][]; rows: Inline[][][] }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys too
      tabIndex={0}
      aria-label={text('docs.table', { columns: head.map(plainText).join(', ') })}
      className="mt-4 overflow-x-auto"
    >
      <table className="w-full min-w-[36rem] border-collapse text-[0.8125rem]">
        <thead>
          <tr>
            {head.map((cell) => (
              <th
                key={plainText(cell)}
                scope="col"
                className="border-line-strong border-b py-1.5 pr-4 text-left font-medium text-muted"
              >
                <Inlines of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, place) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                  key={place}
                  className="border-line border-b py-1.5 pr-4 align-top"
                >
                  <Inlines of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Inlines({ of }: { of: readonly Inline[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a document does not change while it is shown
  return of.map((inline, place) => <InlinePart key={place} inline={inline} />)
}

function InlinePart({ inline }: { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'code':
      return (
        <code className={inline.text.length > LONGEST_WORD ? breakable : 'font-mono text-[0.9em]'}>
          {inline.text}
        </code>
      )
    case 'link':
      return inline.href === null ? (
        <Inlines of={inline.inner} />
      ) : (
        <a href={inline.href} className="text-link">
          <Inlines of={inline.inner} />
        </a>
      )
    default:
      return createElement(inline.kind, null, <Inlines of={inline.inner} />)
  }
}
