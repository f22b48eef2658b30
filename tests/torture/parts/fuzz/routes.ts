import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** The routes of the site as their folders name them, such as `/models/[author]/[slug]`. */
export function routes(): string[] {
  return readdirSync('app', { recursive: true })
    .map(String)
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`))
    .toSorted()
}
