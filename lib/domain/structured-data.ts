import type { BoardName } from './boards'
import type { Day } from './day'
import { boardFiles } from './exports/board-files'
import { exportFormats } from './exports/export'
import { exportPath } from './exports/export-file'
import { type Metric, metrics } from './measures'
import { text } from './messages'
import { type PageQuestion, pagePath } from './question'

interface DatasetFacts {
  question: PageQuestion
  title: string
  /** The address of the site, without a slash at its end. */
  origin: string
  /** The first and the last complete day that the figures know; null before there are any. */
  days: { first: Day; last: Day } | null
  /** Null where the figures are the operator's own. */
  licence: { name: string; url: string } | null
}

const mediaTypes = { csv: 'text/csv', json: 'application/json' } as const

/** A board's numbers as search engines for data read of them: schema.org's `Dataset`. */
export function datasetOf({ question, title, origin, days, licence }: DatasetFacts) {
  const board = question.board as BoardName
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: text('site.pageTitle', { page: title }),
    description: `${text(`boards.${board}.description`)} ${text('site.description')}`,
    url: origin + pagePath(question),
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: text('site.name'), url: `${origin}/` },
    ...(licence && { license: licence.url }),
    ...(days && { temporalCoverage: `${days.first}/${days.last}` }),
    variableMeasured: (Object.keys(metrics) as Metric[]).map((metric) => text(`metrics.${metric}.label`)),
    distribution: boardFiles(question).flatMap((file) =>
      exportFormats.map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: mediaTypes[format],
        contentUrl: origin + exportPath(file, format),
      })),
    ),
  }
}

/** As it may stand in a script element: a name with `</script>` in it ends nothing. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
