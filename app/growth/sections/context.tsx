import type { ReactNode } from 'react'
import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { overTimeFile, turnsFile } from '@/lib/view/growth/growth-section-files'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from '../charts/chart'
import { hasSessions, readSessions, readTurnWindows } from '../charts/context'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

/** How much longer prompts become, how many turns sessions have, and what chat history adds to a prompt. */
export const contextGrowth: GrowthSection = async (context) => {
  const { question } = context
  const prompts = await drawChart(context, 'prompts', { file: overTimeFile('growth', question) })
  if (!prompts) return null
  const sessions = await readSessions(context)
  const file = overTimeFile('sessions-over-time', question)
  return (
    <SectionBody description={<AboutLink of="growth.context.description" topic="context-growth" />}>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        {prompts}
        {await drawChart(context, 'turns', { file })}
        {await drawChart(context, 'turn-ranges', { file, note: text('growth.context.ranges.note') })}
        {await drawTurnPrompts(context)}
      </div>
      {sessions && !hasSessions(sessions) && (
        <p className="mt-4 max-w-[46rem] text-muted">{text('growth.context.send')}</p>
      )}
    </SectionBody>
  )
}

async function drawTurnPrompts(context: GrowthContext): Promise<ReactNode> {
  const [window] = (await readTurnWindows(context)).windows
  if (!window) return null
  return drawChart(context, 'turn-prompts', {
    file: turnsFile(context.question, window.range),
    note: text('growth.context.byTurn.note'),
  })
}
