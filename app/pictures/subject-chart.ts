import { entityChart } from '@/app/entities/entity-chart'
import { findContext } from '@/app/entities/find-context'
import { growthChartsByName } from '@/app/growth/charts/registry'
import { findOwner } from '@/app/growth/find-owner'
import { sections } from '@/app/sections/registry'
import type { ReadChart } from '@/app/sections/section'
import type { Reader } from '@/db/client'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import { HttpError } from '@/lib/http/errors'
import { noSuchEntity } from '@/lib/http/picture/picture-subject'
import { findCompared, getComparison } from '@/lib/queries/compare'
import type { PageQuestion } from '@/lib/view/address/page-path'
import type { BoardName, MoreChart } from '@/lib/view/boards/boards'
import { comparisonChart } from '@/lib/view/compare/compare-view'
import type { FigureView } from '@/lib/view/figure/figure-view'
import { growthTitle } from '@/lib/view/growth/growth-title'
import type { Subject } from '@/lib/view/picture/subject'
import { categoryName } from '@/lib/view/text/category-name'
import { entityName } from '@/lib/view/text/entity-name'
import { text } from '@/lib/view/text/messages'

export interface SubjectChart {
  view: FigureView
  /** Whose chart it is. */
  heading: string
}

/**
 * The chart that a picture shows, or that stands alone in a frame.
 * @throws {HttpError} 404 where the page is unknown, or has no such chart
 */
export function readSubject(reader: Reader, subject: Subject, now: Date): Promise<SubjectChart> {
  if (subject.kind === 'board') return readBoard(reader, subject, now)
  if (subject.kind === 'entity') return readEntity(reader, subject, now)
  if (subject.kind === 'growth') return readGrowthChart(reader, subject, now)
  return readComparison(reader, subject.question, now)
}

type Of<Kind extends Subject['kind']> = Extract<Subject, { kind: Kind }>

async function readBoard(reader: Reader, { question, chart }: Of<'board'>, now: Date): Promise<SubjectChart> {
  const name = question.board as BoardName
  const section = sections[name]
  const more: Partial<Record<MoreChart, ReadChart>> = section.more
  const read = chart === null ? section.chart : more[chart]!
  const view = await read({ reader, question, now, isOverview: false })
  return { view, heading: boardHeading(question, name) }
}

function boardHeading({ category }: PageQuestion, name: BoardName): string {
  const board = text(`boards.${name}.title`)
  return category === 'all'
    ? board
    : text('rankings.boardPageTitle', { board, category: categoryName(category) })
}

async function readEntity(
  reader: Reader,
  { dimension, slug, chart }: Of<'entity'>,
  now: Date,
): Promise<SubjectChart> {
  const context = await findContext(reader, dimension, slug, now)
  if (!context) throw noSuchEntity(dimension)
  const view = await entityChart(context, chart)
  if (view) return { view, heading: context.name }
  throw noChart()
}

async function readGrowthChart(
  reader: Reader,
  { question, chart }: Of<'growth'>,
  now: Date,
): Promise<SubjectChart> {
  const owner = await findOwner(reader, question)
  if (owner === undefined) throw noSuchEntity(question.of!.dimension)
  const view = await growthChartsByName[chart]({ reader, question, of: owner?.of ?? null, now })
  if (view) return { view, heading: growthTitle(question, owner?.name ?? null) }
  throw noChart()
}

function noChart(): HttpError {
  return new HttpError({
    status: 404,
    code: 'no_chart',
    message: 'Too little is counted for this chart, so that its page has none either.',
  })
}

async function readComparison(reader: Reader, question: CompareQuestion, now: Date): Promise<SubjectChart> {
  const { dimension, slugs } = question
  const { found, unknown } = await findCompared(reader, dimension, slugs)
  if (unknown.length > 0) {
    throw new HttpError({
      status: 404,
      code: 'unknown_picture',
      message: `There is no such page under /${dimension}: ${unknown.join(', ')}. So there is no picture of the comparison.`,
      details: { unknown },
    })
  }
  const names = found.map(({ slug, name }) => entityName(dimension, slug, name)).join(', ')
  const heading =
    question.category === 'all'
      ? names
      : text('rankings.boardPageTitle', { board: names, category: categoryName(question.category) })
  return { view: comparisonChart(await getComparison(reader, question, found, now)), heading }
}
