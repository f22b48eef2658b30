import type { BoardName } from '@/lib/domain/boards'
import { isBoardName } from '@/lib/domain/boards'
import { categoryOfPath } from '@/lib/domain/categories'
import type { EntityDimension } from '@/lib/domain/dimension'
import { entityParts } from '@/lib/domain/entity-parts'
import { slugOfPath } from '@/lib/domain/entity-path'
import {
  type PictureFormat,
  type PictureTheme,
  pictureFormats,
  pictureThemes,
} from '@/lib/domain/pictures/picture'
import { ENTITY_PICTURES, PARTS_OF, pathWords } from '@/lib/domain/pictures/picture-path'
import { type PageQuestion, parsePagePath } from '@/lib/domain/question'
import { HttpError } from './errors'

export interface EntitySubject {
  dimension: EntityDimension
  slug: string
  /** What its tokens are made of; null for its growth. */
  list: PartsList | null
}

export interface PictureQuestion {
  subject: { board: PageQuestion } | EntitySubject
  format: PictureFormat
  theme: PictureTheme
}

const ROOT = '/pictures/'
type PartsList = EntityDimension | 'categories'

const partsLists: readonly PartsList[] = ['models', 'providers', 'apps', 'categories']
const pictured: readonly EntityDimension[] = ['models', 'authors', 'providers', 'apps']

/** @throws {HttpError} 404 or 400 that says what can stand in the wrong place */
export function parsePicture(url: URL): PictureQuestion {
  const { path, format } = splitEnding(url.pathname.slice(ROOT.length))
  const [first = '', ...rest] = path.split('/')
  const list = partsLists.find((name) => first === name + PARTS_OF)
  const subject =
    list || first === ENTITY_PICTURES
      ? parseEntity(first, rest, list ?? null)
      : { board: parseBoard([first, ...rest]) }
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
  if (!words.periods.includes(period)) {
    throw unknown(`After the category stands a period: ${words.periods.join(', ')}.`, words.periods)
  }
  const options = words.options.length > 0 ? `: ${words.options.join(', ')}` : ', but this board takes none'
  throw unknown(
    `After the period stand only choices that differ from the board's own, in this order${options}.`,
    words.options,
  )
}

function parseEntity(start: string, [name, ...segments]: string[], list: PartsList | null): EntitySubject {
  const owners = pictured.filter((one) => list === null || entityParts[one][list])
  const dimension = owners.find((one) => one === name)
  if (!dimension) throw unknown(`After "${start}" stands one of ${owners.join(', ')}.`, owners)
  const slug = slugOfPath(segments)
  if (slug) return { dimension, slug, list }
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
