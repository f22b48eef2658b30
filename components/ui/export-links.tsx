import type { Dimension } from '@/lib/domain/dimension'
import type { PageQuestion } from '@/lib/domain/question'
import { RichText } from './rich-text'

/** A board or chart as a file: `name` is the export's path without its ending, `query` the question it answers. */
export interface ExportFile {
  name: string
  query: Record<string, string>
}

/** The file that answers the page's question on a board: all rows of it. */
export function boardFile(dimension: Dimension, { category, period, variants }: PageQuestion): ExportFile {
  const ownPeriod = period === 'trending' && dimension !== 'models' ? 'week' : period
  return { name: dimension, query: { category, period: ownPeriod, ...variantsOf(dimension, variants) } }
}

/** The file behind a chart, with the same entities before `Other`. */
export function chartFile(dimension: Dimension, { category, grain, variants }: PageQuestion): ExportFile {
  const query = { category, grain, top: '9', ...variantsOf(dimension, variants) }
  return { name: `${dimension}-over-time`, query }
}

/** Only models have variants. */
function variantsOf(dimension: Dimension, variants: string): Record<string, string> {
  return dimension === 'models' ? { variants } : {}
}

export function exportPath({ name, query }: ExportFile, format: 'csv' | 'json'): string {
  return `/export/${name}.${format}?${new URLSearchParams(query)}`
}

/** Links to the same numbers as files. Plain anchors: there is no page to load in advance. */
export function ExportLinks({ file, what }: { file: ExportFile; what: string }) {
  return (
    <p className="flex gap-3 text-xs">
      {(['csv', 'json'] as const).map((format) => (
        <a
          key={format}
          href={exportPath(file, format)}
          download
          className="text-muted underline decoration-line-strong underline-offset-4 hover:text-accent"
        >
          <RichText
            of="exports.link"
            values={{ format: format.toUpperCase(), what }}
            marks={{ hidden: (inner) => <span className="sr-only">{inner}</span> }}
          />
        </a>
      ))}
    </p>
  )
}
