import type { BoardName } from '@/lib/domain/boards'
import { isBoardName } from '@/lib/domain/boards'
import { categoryOfPath } from '@/lib/domain/categories'
import type { EntityDimension } from '@/lib/domain/dimension'
import { slugOfPath } from '@/lib/domain/entity-path'
import { isPeriod } from '@/lib/domain/period'
import { type PictureFormat, type PictureTheme, pictureFormats, pictureThemes } from '@/lib/domain/picture'
import { ENTITY_PICTURES, pathWords } from '@/lib/domain/picture-path'
import { type PageQuestion, parsePagePath } from '@/lib/domain/question'
import { HttpError } from './errors'

export interface PictureQuestion {
  subject: { board: PageQuestion } | { dimension: EntityDimension; slug: string }
  format: PictureFormat
  theme: PictureTheme
}

const ROOT = '/pictures/'
const pictured: readonly EntityDimension[] = ['models', 'authors', 'providers', 'apps']

/** @throws {HttpError} 404 or 400 that says what can stand in the wrong place */
export function parsePicture(url: URL): PictureQuestion {
  const { path, format } = splitEnding(url.pathname.slice(ROOT.length))
  const [first = '', ...rest] = path.split('/')
  const subject = first === ENTITY_PICTURES ? parseEntity(rest) : { board: parseBoard([first, ...rest]) }
  return { subject, format, theme: parseTheme(url.searchParams) }
}

function splitEnding(path: string): { path: string; format: PictureFormat } {
  const format = pictureFormats.find((name) => path.endsWith(`.${name}`))
  if (format) return { path: path.slice(0, -format.length - 1), format }
  const endings = pictureFormats.map((name) => `.${name}`)
  throw unknown(`A picture's address ends with ${endings.join(' or ')}.`, endings)
}

function parseBoard(segments: string[]): PageQuestion {
  const question = parsePagePath(segments, true)
  if (question) return question
  const [name = '', category = '', period = ''] = segments
  const board: BoardName | null = isBoardName(name) ? name : null
  const words = pathWords(board)
  if (board === null) throw unknown(`The first part is a board: ${words.boards.join(', ')}.`, words.boards)
  if (!categoryOfPath(category)) {
    throw unknown(`After the board stands a category: ${words.categories.join(', ')}.`, words.categories)
  }
  if (!isPeriod(period)) {
    throw unknown(`After the category stands a period: ${words.periods.join(', ')}.`, words.periods)
  }
  const options = words.options.length > 0 ? `: ${words.options.join(', ')}` : ', but this board takes none'
  throw unknown(
    `After the period stand only choices that differ from the board's own, in this order${options}.`,
    words.options,
  )
}

function parseEntity([name = '', ...segments]: string[]): { dimension: EntityDimension; slug: string } {
  const dimension = pictured.find((one) => one === name)
  if (!dimension) throw unknown(`After "${ENTITY_PICTURES}" stands one of ${pictured.join(', ')}.`, pictured)
  const slug = slugOfPath(segments)
  if (slug) return { dimension, slug }
  throw noSuchEntity(dimension)
}

export function noSuchEntity(dimension: EntityDimension): HttpError {
  return new HttpError({
    status: 404,
    code: 'unknown_picture',
    message: `There is no such page under /${dimension}, and so no picture of it.`,
  })
}

function parseTheme(query: URLSearchParams): PictureTheme {
  const field = [...query.keys()].find((name) => name !== 'theme')
  if (field !== undefined)
    throw refuse(field, 'is not a parameter of pictures: they take "theme".', ['theme'])
  const [given = 'light', ...more] = query.getAll('theme')
  const theme = pictureThemes.find((one) => one === given)
  if (theme && more.length === 0) return theme
  throw refuse('theme', `must be given once, as ${pictureThemes.join(' or ')}.`, pictureThemes)
}

function unknown(message: string, choices: readonly string[]): HttpError {
  const details = { choices }
  return new HttpError({
    status: 404,
    code: 'unknown_picture',
    message: `There is no such picture. ${message}`,
    details,
  })
}

function refuse(field: string, reason: string, choices: readonly string[]): HttpError {
  const details = { field, choices }
  return new HttpError({ status: 400, code: 'invalid_parameter', message: `"${field}" ${reason}`, details })
}
