import { z } from 'zod'
import { findModel } from '@/lib/queries/catalogue/models'
import { searchEntities } from '@/lib/queries/search/search'
import { HttpError } from '../errors'
import type { ReadContext } from './endpoint'

const SUGGESTIONS = 5

/** The two parts of a model's name in a path. */
export const modelPlace = z.strictObject({
  author: z.string().meta({ description: 'The slug of the author.' }),
  slug: z
    .string()
    .meta({ description: "The model's own part of its name, with the variant: `gpt-5.5:free`." }),
})

/**
 * The model of a path, by the name that requests use or by its permaslug.
 * @throws {HttpError} 404 with names that look like it
 */
export async function modelOfPlace({ author, slug }: z.output<typeof modelPlace>, context: ReadContext) {
  const name = `${author}/${slug}`
  const model = await findModel(context.reader, name, context.now)
  if (model) return model
  const hits = await searchEntities(context.reader, name, SUGGESTIONS)
  const choices = hits.filter(({ kind }) => kind === 'models').map((hit) => hit.slug)
  throw new HttpError({
    status: 404,
    code: 'unknown_model',
    message: `There is no model ${name}. GET /api/v1/models lists all.`,
    details: { choices },
  })
}
