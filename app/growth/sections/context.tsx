import type { ReactNode } from 'react'
import { ChartFigure } from '@/components/charts/chart-figure'
import { AboutLink } from '@/components/growth/about-link'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import type { AnyChartView } from '@/lib/domain/charts/line-view'
import { meanPromptLine, promptByTurn, turnRangeLines, turnsLine } from '@/lib/domain/charts/turn-views'
import type { ExportFile } from '@/lib/domain/exports/export-file'
import { overTimeFile, turnsFile } from '@/lib/domain/exports/growth-section-files'
import { text } from '@/lib/domain/messages'
import { sessionCount } from '@/lib/domain/turns'
import { getEntitySeries } from '@/lib/queries/entity-series'
import { sessionScope } from '@/lib/queries/growth/session-scope'
import { getTurnWindows } from '@/lib/queries/growth/turn-windows'
import { getSessionTurns } from '@/lib/queries/session-turns'
import type { GrowthContext } from '../charts/chart'

interface Part {
  id: string
  view: AnyChartView
  file: ExportFile
  note?: string
}

/** How much longer prompts become, how many turns sessions have, and what chat history adds to a prompt. */
export async function contextGrowth(context: GrowthContext): Promise<ReactNode> {
  const { reader, question, of, now } = context
  const { category } = question
  const series = await getEntitySeries(reader, of, { category, grain: 'week' }, now)
  if (series.buckets.every(({ requests }) => requests === 0n)) return null
  const parts: Part[] = [
    {
      id: 'prompt-lengths',
      view: meanPromptLine(series, text('growth.context.prompts')),
      file: overTimeFile('growth', question),
    },
  ]
  const scope = await sessionScope(reader, category, of)
  const sessions = scope && (await getSessionTurns(reader, { grain: 'week', range: null, ...scope }, now))
  const hasSessions = sessions?.buckets.some((bucket) => sessionCount(bucket) > 0n)
  if (sessions && hasSessions) parts.push(...sessionParts(sessions, context))
  if (!of) parts.push(...(await turnParts(context)))
  return (
    <Section
      id="context-growth"
      title={text('growth.context.title')}
      description={<AboutLink of="growth.context.description" topic="context-growth" />}
    >
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        {parts.map(({ id, view, file, note }) => (
          <div key={id} className="min-w-0">
            <h3 className="mb-1 font-medium">{view.title}</h3>
            {note && <p className="mb-2 max-w-[46rem] text-muted">{note}</p>}
            <ChartFigure id={id} view={view} legend="line" />
            <Exports label={view.title} file={file} />
          </div>
        ))}
      </div>
      {sessions && !hasSessions && (
        <p className="mt-4 max-w-[46rem] text-muted">{text('growth.context.send')}</p>
      )}
    </Section>
  )
}

type Sessions = Awaited<ReturnType<typeof getSessionTurns>>

function sessionParts(sessions: Sessions, { question }: GrowthContext): Part[] {
  const file = overTimeFile('sessions-over-time', question)
  return [
    { id: 'session-turns', view: turnsLine(sessions, text('growth.context.turns.title')), file },
    {
      id: 'session-ranges',
      view: turnRangeLines(sessions, text('growth.context.ranges.title')),
      file,
      note: text('growth.context.ranges.note'),
    },
  ]
}

async function turnParts({ reader, question }: GrowthContext): Promise<Part[]> {
  const { windows, estimated } = await getTurnWindows(reader, question)
  if (windows.length === 0) return []
  return [
    {
      id: 'prompt-by-turn',
      view: promptByTurn(windows, estimated, text('growth.context.byTurn.title')),
      file: turnsFile(question, windows[0]!.range),
      note: text('growth.context.byTurn.note'),
    },
  ]
}
