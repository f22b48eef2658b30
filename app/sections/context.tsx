import { BoardFrame } from '@/components/boards/board-frame'
import { BoardNotes } from '@/components/boards/board-notes'
import { BoardPart } from '@/components/boards/board-part'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { categoryMeans } from '@/lib/queries/lengths/category-means'
import { getLengthSeries, getLengths } from '@/lib/queries/lengths/lengths'
import { getMeasureSeries } from '@/lib/queries/series/measure-series'
import { lengthChart, lengthTable } from '@/lib/view/boards/context/length-view'
import { lengthLines } from '@/lib/view/chart/ratio-view'
import { tableFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { meansTable } from '@/lib/view/table/ratio-tables'
import { text } from '@/lib/view/text/messages'
import { listText, windowText } from '@/lib/view/text/period-text'
import { measureQuestion, windowQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

/** The mean prompt and completion over time. */
async function chart({ reader, question, now }: SectionContext) {
  const series = await getMeasureSeries(reader, null, measureQuestion(question, 'requests'), now)
  return lengthLines(series, text('boards.context.means', { grain: question.grain }))
}

/** How long requests are: how many of each length, and the mean prompt and completion. */
export const context: BoardSection<'context'> = {
  chart,
  more: { lengths: lengthsChart },
  async draw(section) {
    const { reader, question, now, isOverview } = section
    const window = windowQuestion(question)
    const lengths = await getLengths(reader, window, now)
    const means = await chart(section)
    const title = text('boards.context.lengths')
    const days = listText(window.period, lengths.window)
    return (
      <BoardFrame
        question={question}
        isOverview={isOverview}
        description={text('boards.context.description')}
      >
        <div className="grid gap-y-10">
          <BoardPart title={title} note={days} isOverview={isOverview}>
            {lengths.total.requests === 0n ? (
              <EmptyPeriod question={question} />
            ) : (
              <DataTable view={lengthTable(lengths, title)} />
            )}
            <BoardNotes board={{ total: lengths }} />
            <Exports label={title} file={tableFile('context', question)} />
          </BoardPart>
          {!isOverview && (await lengthsOverTime(section))}
          <BoardPart title={means.title} isOverview={isOverview}>
            <ChartFigure id="context-chart" view={means} legend="line" isShort={isOverview} />
            <Exports
              label={text('boards.overTime')}
              file={tableFile('context-over-time', question)}
              picture={picturePath(question)}
            />
          </BoardPart>
          {!isOverview && (await categoryList(section))}
        </div>
      </BoardFrame>
    )
  },
}

async function lengthsChart({ reader, question: { category, grain }, now }: SectionContext) {
  const series = await getLengthSeries(reader, { category, grain, range: null }, now)
  return lengthChart(series, text('boards.context.lengthsOverTime', { grain }))
}

async function lengthsOverTime(section: SectionContext) {
  const { question, isOverview } = section
  const lengths = await lengthsChart(section)
  return (
    <BoardPart title={lengths.title} isOverview={isOverview}>
      <ChartFigure id="lengths-chart" view={lengths} legend="line" />
      <Exports
        label={text('boards.overTime')}
        file={tableFile('context-lengths-over-time', question)}
        picture={picturePath(question, 'lengths')}
      />
    </BoardPart>
  )
}

async function categoryList({ reader, question, now, isOverview }: SectionContext) {
  const window = windowQuestion(question)
  const categories = await categoryMeans(reader, window, now)
  const title = text('boards.context.byCategory')
  const note = text('periods.list', { days: windowText(window.period, categories.window) })
  return (
    <BoardPart title={title} note={note} isOverview={isOverview}>
      {categories.rows.length === 0 ? (
        <EmptyPeriod question={question} />
      ) : (
        <DataTable view={meansTable(categories, title)} />
      )}
      <BoardNotes board={categories} />
      <Exports label={title} file={tableFile('context-categories', question)} />
    </BoardPart>
  )
}
