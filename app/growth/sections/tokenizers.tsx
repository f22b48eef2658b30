import Link from 'next/link'
import { StatedNote } from '@/components/boards/stated-note'
import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { getTokenizers } from '@/lib/queries/growth/tokenizers'
import type { GrowthQuestion } from '@/lib/view/address/growth-path'
import { defaultQuestion, pagePath } from '@/lib/view/address/page-path'
import { tokenizersFile, tokenizersOverTimeFile } from '@/lib/view/growth/growth-file'
import { tokenizerSentence, tokenizerTable } from '@/lib/view/growth/tokenizer-table'
import { text } from '@/lib/view/text/messages'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

const SHOWN = 10

/** What each model's own tokenizer makes of what one common one counts: of models, which alone have one. */
export const tokenizers: GrowthSection = async (context) => {
  const { reader, question, of } = context
  if (of?.dimension === 'providers' || of?.dimension === 'apps') return null
  const { category, window } = question
  const found = await getTokenizers(reader, { category, window, of })
  if ('fault' in found) return null
  const { models, total } = found
  if (models.length === 0) return of ? null : <Frame>{text('growth.tokenizers.send')}</Frame>
  const chart = await drawChart(context, 'tokenizers', {
    file: tokenizersOverTimeFile(question),
    isShort: true,
  })
  return (
    <Frame
      after={
        <>
          <DataTable view={tokenizerTable(models.slice(0, SHOWN))} />
          <StatedNote metric="normalised" total={total} />
          <Exports label={text('growth.tokenizers.title')} file={tokenizersFile(question)} />
          {chart && <div className="mt-8">{chart}</div>}
        </>
      }
    >
      <span className={total.estimated ? 'about' : undefined}>{tokenizerSentence(found, SHOWN)}</span>{' '}
      {!of && (
        <Link href={leaderboardPath(question)} prefetch={false} className="text-link">
          {text('growth.tokenizers.rank')}
        </Link>
      )}
    </Frame>
  )
}

function Frame({ children, after }: { children: React.ReactNode; after?: React.ReactNode }) {
  return (
    <SectionBody description={<AboutLink of="growth.tokenizers.description" topic="tokenizers" />}>
      <p className="mb-3 max-w-[46rem] text-muted">{children}</p>
      {after}
    </SectionBody>
  )
}

/** The same models by the normalised count, in the period next to the window. */
function leaderboardPath({ category, window }: GrowthQuestion): string {
  const period = window === 'week' ? 'week' : 'month'
  return pagePath({ ...defaultQuestion('leaderboard'), category, period, metric: 'normalised' })
}
