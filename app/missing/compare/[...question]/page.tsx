import type { Metadata } from 'next'
import { drawUnknown } from '@/app/compare/draw-unknown'
import { nearNames } from '@/app/compare/near-names'
import { PageFrame } from '@/components/ui/page-frame'
import { sharedDb } from '@/db/shared'
import { findCompared } from '@/lib/queries/compare'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { parseComparePath } from '@/lib/view/address/compare-path'
import { text } from '@/lib/view/text/messages'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: text('compare.unknown.title'), robots: { index: false } }

/**
 * What stands in place of a comparison that cannot be shown: Next would leave the body of its own answer to scripts.
 * `lib/http/page/page-door.ts` sends it, with 404.
 */
export default async function MissingComparison({ params }: PageProps<'/missing/compare/[...question]'>) {
  const question = parseComparePath((await params).question)
  const unknown = question
    ? await readSnapshot(sharedDb(), async (reader) => {
        const compared = await findCompared(reader, question.dimension, question.slugs)
        return nearNames(reader, question, compared.unknown)
      })
    : []
  return <PageFrame freshness={null}>{drawUnknown(question, unknown)}</PageFrame>
}
