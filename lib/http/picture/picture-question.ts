import {
  type PictureFormat,
  type PictureTheme,
  pictureFormats,
  pictureThemes,
} from '@/lib/view/picture/picture'
import type { Subject } from '@/lib/view/picture/subject'
import { HttpError } from '../errors'
import { parseSubject, unknownPicture } from './picture-subject'

export interface PictureQuestion {
  subject: Subject
  format: PictureFormat
  theme: PictureTheme
}

const ROOT = '/pictures/'

/** @throws {HttpError} 404 or 400 that says what can stand in the wrong place */
export function parsePicture(url: URL): PictureQuestion {
  const { path, format } = splitEnding(url.pathname.slice(ROOT.length))
  return { subject: parseSubject(path), format, theme: parseTheme(url.searchParams) }
}

function splitEnding(path: string): { path: string; format: PictureFormat } {
  const format = pictureFormats.find((name) => path.endsWith(`.${name}`))
  if (format) return { path: path.slice(0, -format.length - 1), format }
  const endings = pictureFormats.map((name) => `.${name}`)
  throw unknownPicture(`A picture's address ends with ${endings.join(' or ')}.`, endings)
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

function refuse(field: string, reason: string, choices: readonly string[]): HttpError {
  const details = { field, choices }
  return new HttpError({ status: 400, code: 'invalid_parameter', message: `"${field}" ${reason}`, details })
}
