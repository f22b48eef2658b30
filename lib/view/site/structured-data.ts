import { drivers } from '@/lib/domain/growth/drivers'
import type { Day } from '@/lib/domain/time/day'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { type GrowthQuestion, growthPath } from '../address/growth-path'
import { type PageQuestion, pagePath } from '../address/page-path'
import { boardFiles } from '../boards/board-files'
import type { BoardName } from '../boards/boards'
import { exportFormats } from '../file/export'
import { type ExportFile, exportPath } from '../file/export-file'
import { driverWeeksFile, growthPartsFile } from '../growth/growth-file'
import { text } from '../text/messages'

interface SharedFacts {
  title: string
  /** The address of the site, without a slash at its end. */
  origin: string
  /** The first and the last complete day that the figures know; null before there are any. */
  days: { first: Day; last: Day } | null
  /** Null where the figures are the operator's own. */
  licence: { name: string; url: string } | null
}

interface DatasetFacts extends SharedFacts {
  question: PageQuestion
}

interface PageDataset extends SharedFacts {
  description: string
  path: string
  variables: string[]
  files: ExportFile[]
}

const mediaTypes = { csv: 'text/csv', json: 'application/json' } as const

/** A board's numbers as search engines for data read of them: schema.org's `Dataset`. */
export function datasetOf({ question, ...facts }: DatasetFacts) {
  const board = question.board as BoardName
  return pageDataset({
    ...facts,
    description: text(`boards.${board}.description`),
    path: pagePath(question),
    variables: (Object.keys(metrics) as Metric[]).map((metric) => text(`metrics.${metric}.label`)),
    files: boardFiles(question),
  })
}

/** The drivers of a change, likewise. */
export function growthDataset({ question, ...facts }: SharedFacts & { question: GrowthQuestion }) {
  return pageDataset({
    ...facts,
    description: text('growth.description'),
    path: growthPath(question),
    variables: drivers.map((driver) => text(`growth.drivers.${driver}.name`)),
    files: [growthPartsFile(question, 'drivers'), driverWeeksFile(question)],
  })
}

function pageDataset({ title, origin, days, licence, description, path, variables, files }: PageDataset) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: text('site.pageTitle', { page: title }),
    description: `${description} ${text('site.description')}`,
    url: origin + path,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: text('site.name'), url: `${origin}/` },
    ...(licence && { license: licence.url }),
    ...(days && { temporalCoverage: `${days.first}/${days.last}` }),
    variableMeasured: variables,
    distribution: files.flatMap((file) =>
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
