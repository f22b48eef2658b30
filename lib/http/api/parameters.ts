import { z } from 'zod'
import { isDay } from '@/lib/domain/time/day'
import { FIRST_DAY } from '../export/export-parameters'

/** A UTC date that exists. */
export const utcDate = (description: string) =>
  z
    .string()
    .refine((text) => isDay(text) && text >= FIRST_DAY, 'must be a UTC date that exists, such as 2026-01-31')
    .meta({ description, format: 'date' })

/** A whole number in a query. */
export const wholeNumber = (minimum: number, maximum: number, description: string) => {
  const error = `must be a whole number from ${minimum} to ${maximum}`
  return z.coerce
    .number({ error })
    .int({ error })
    .min(minimum, { error })
    .max(maximum, { error })
    .meta({ description })
}

/** A parameter of OpenRouter's that nobody can answer here. */
export const notKnown = (reason: string) =>
  z
    .never({ error: `is not known here: ${reason}` })
    .optional()
    .meta({ description: 'Not known here.' })

/** Words with commas between them. */
export const words = (description: string) =>
  z
    .string()
    .regex(/[^,\s]/, 'must be words with commas between them')
    .meta({ description })

export function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
