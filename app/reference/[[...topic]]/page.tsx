import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { CitedLine } from '@/components/reference/cited-line'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { RichText } from '@/components/ui/rich-text'
import { sharedDb } from '@/db/shared'
import { addDays } from '@/lib/domain/time/day'
import {
  foldBeyond,
  type ReferenceApps,
  type ReferenceBoard,
  referenceDimensions,
} from '@/lib/domain/traffic/reference'
import { getReference, getReferenceApps } from '@/lib/queries/coverage/reference'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { referenceAppTable, referenceTable } from '@/lib/view/reference/reference-table'
import { formatDayRange } from '@/lib/view/text/day-text'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

const ROWS = 50

/** Read when the page is drawn: the build does not know the address of the site. */
export function generateMetadata(): Metadata {
  const title = text('reference.title')
  return pageMetadata({
    title,
    description: text('reference.description'),
    path: '/reference',
    picture: null,
  })
}

/** The parameter is there so that the page is drawn when it is first asked for, not at build time. */
export function generateStaticParams() {
  return []
}

export default async function ReferencePage({ params }: PageProps<'/reference/[[...topic]]'>) {
  const { topic } = await params
  if (topic) notFound()
  const { freshness, sources, boards, apps } = await readSnapshot(sharedDb(), async (reader) => {
    const boards: ReferenceBoard[] = []
    for (const dimension of referenceDimensions) {
      const board = await getReference(reader, dimension, null)
      if (board) boards.push(board)
    }
    return {
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
      boards,
      apps: await getReferenceApps(reader),
    }
  })
  const source = boards[0]?.source ?? apps?.source
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <PageTitle>{text('reference.title')}</PageTitle>
        {source && <p className="mt-2 text-muted">{text('reference.intro', { name: source.name })}</p>}
        {boards.length === 0 && (
          <p className="mt-2 text-muted">
            <RichText of="reference.none" marks={{ code: (inner) => <code>{inner}</code> }} />
          </p>
        )}
      </div>
      {boards.map(drawBoard)}
      {apps && drawApps(apps)}
    </PageFrame>
  )
}

function drawBoard(board: ReferenceBoard) {
  const { dimension, range, days, source } = board
  const rows = foldBeyond(board.rows, ROWS)
  const query = { from: range.from, to: addDays(range.until, -1), by: dimension }
  return (
    <section key={dimension} aria-labelledby={dimension} className="mt-10">
      <h2 id={dimension} className="font-semibold text-lg">
        {text(`reference.${dimension}`)}
      </h2>
      <p className="mt-1 mb-3 max-w-[46rem] text-muted">
        {text('reference.days', { days, range: formatDayRange(range) })} {text('reference.matching')}
      </p>
      <DataTable
        view={referenceTable(board, rows, text(`reference.captions.${dimension}`, { name: source.name }))}
      />
      <Exports label={text(`reference.${dimension}`)} file={{ name: 'reference', query }} />
      <CitedLine source={source} />
    </section>
  )
}

function drawApps(apps: ReferenceApps) {
  const { from, through, source } = apps
  const range = { from, until: addDays(through, 1) }
  return (
    <section aria-labelledby="apps" className="mt-10">
      <h2 id="apps" className="font-semibold text-lg">
        {text('reference.apps')}
      </h2>
      <p className="mt-1 mb-3 max-w-[46rem] text-muted">
        {text('reference.appsNote', { range: formatDayRange(range) })}
      </p>
      <DataTable view={referenceAppTable(apps, text('reference.captions.apps', { name: source.name }))} />
      <CitedLine source={source} />
    </section>
  )
}
