import Link from 'next/link'
import type { ReactNode } from 'react'
import { RichText } from '@/components/ui/rich-text'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { withoutOne } from '@/lib/view/address/compare-form'
import { comparePath } from '@/lib/view/address/compare-path'
import { text } from '@/lib/view/text/messages'
import type { NearNames } from './near-names'

/** Which of the compared are unknown, and what may have been meant; of an address that spells nothing, what one is. */
export function drawUnknown(question: CompareQuestion | undefined, unknown: NearNames[]): ReactNode {
  return (
    <div className="max-w-[46rem] pt-10">
      {question ? (
        <Unknown question={question} unknown={unknown} />
      ) : (
        <>
          <Heading title={text('notFound.heading')} />
          <p className="mt-2 text-muted">
            <RichText of="compare.unknown.address" marks={{ address: code }} />
          </p>
        </>
      )}
      <p className="mt-6">
        <Link href="/compare" prefetch={false} className="text-link">
          {text('compare.unknown.start')}
        </Link>
      </p>
    </div>
  )
}

function Unknown({ question, unknown }: { question: CompareQuestion; unknown: NearNames[] }) {
  const { dimension } = question
  const others = unknown.reduce((rest, { slug }) => withoutOne(rest, slug), question)
  return (
    <>
      <Heading title={text('compare.unknown.heading', { count: unknown.length })} />
      {unknown.map(({ slug, near }) => (
        <section key={slug} className="mt-5" aria-label={slug}>
          <p className="[overflow-wrap:anywhere]">
            <RichText of="compare.unknown.one" values={{ dimension, slug }} marks={{ called: code }} />
          </p>
          {near.length > 0 && (
            <ul aria-label={text('compare.unknown.near')} className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1">
              {near.map((hit) => (
                <li key={hit.slug}>
                  <Link
                    href={comparePath(replaced(question, slug, hit.slug))}
                    prefetch={false}
                    className="text-link"
                  >
                    {hit.slug}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {others.slugs.length > 0 && (
        <p className="mt-6">
          <Link href={comparePath(others)} prefetch={false} className="text-link">
            {text('compare.unknown.without')}
          </Link>
        </p>
      )}
    </>
  )
}

function Heading({ title }: { title: string }) {
  return <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
}

function replaced(question: CompareQuestion, from: string, to: string): CompareQuestion {
  return { ...question, slugs: question.slugs.map((slug) => (slug === from ? to : slug)) }
}

const code = (inner: ReactNode[]) => <code className="font-mono text-ink text-xs">{inner}</code>
