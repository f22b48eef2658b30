import { readGrowth } from '@/app/entities/growth'
import { readParts } from '@/app/entities/parts-chart'
import { sections } from '@/app/sections/registry'
import type { Reader } from '@/db/client'
import type { BoardName } from '@/lib/domain/boards'
import { categoryName } from '@/lib/domain/category-name'
import { fromFirstTraffic, splitView } from '@/lib/domain/charts/chart-views'
import type { AnyChartView } from '@/lib/domain/charts/line-view'
import { text } from '@/lib/domain/messages'
import type { PageQuestion } from '@/lib/domain/question'
import { type EntitySubject, noSuchEntity, type PictureQuestion } from '@/lib/http/picture-question'
import { findApp, findAuthor, findModel, findProvider } from '@/lib/queries/entity'

interface SubjectChart {
  view: AnyChartView
  heading: string
}

/** What a picture shows; null where the board is a list and has no chart. */
export function readSubject(
  reader: Reader,
  subject: PictureQuestion['subject'],
  now: Date,
): Promise<SubjectChart | null> {
  return 'board' in subject ? readBoard(reader, subject.board, now) : readEntity(reader, subject, now)
}

async function readBoard(reader: Reader, question: PageQuestion, now: Date): Promise<SubjectChart | null> {
  const name = question.board as BoardName
  const section = sections[name]
  if (!section?.chart) return null
  const view = await section.chart({ reader, question, now, isOverview: false })
  const board = text(`boards.${name}.title`)
  const category = categoryName(question.category)
  const heading = question.category === 'all' ? board : text('rankings.boardPageTitle', { board, category })
  return { view, heading }
}

const finders = { models: findModel, authors: findAuthor, providers: findProvider, apps: findApp }

async function readEntity(
  reader: Reader,
  { dimension, slug, list }: EntitySubject,
  now: Date,
): Promise<SubjectChart> {
  const entity = await finders[dimension](reader, slug)
  if (!entity) throw noSuchEntity(dimension)
  const of = { dimension, id: entity.id }
  if (list) {
    // A base model counts its variants, as on its page.
    const variants = dimension === 'models' && slug.includes(':') ? 'split' : 'merge'
    const context = { reader, of, dimension, name: entity.name, category: 'all', variants, now } as const
    const { view } = await readParts(context, list)
    return { view, heading: entity.name }
  }
  const series = await readGrowth({ reader, of, category: 'all', now })
  const title = text('charts.tokensOf', { grain: series.grain, name: entity.name })
  return { view: fromFirstTraffic(splitView(series, dimension, slug, title)), heading: entity.name }
}
