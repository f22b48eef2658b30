import { exportFormats } from '@/lib/domain/export'
import { type ExportFile, exportPath } from '@/lib/domain/export-file'
import { RichText } from './rich-text'

interface ExportsProps {
  /** What the files hold: `Over time`. */
  label: string
  file: ExportFile
}

/** The same numbers as files. Plain anchors: there is no page to load in advance. */
export function Exports({ label, file }: ExportsProps) {
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-3 text-faint text-xs">
      <span>{label}</span>
      {exportFormats.map((format) => (
        <a
          key={format}
          href={exportPath(file, format)}
          download
          className="text-muted underline decoration-line-strong underline-offset-4 hover:text-accent"
        >
          <RichText
            of="exports.link"
            values={{ format: format.toUpperCase(), what: label }}
            marks={{ hidden: (inner) => <span className="sr-only">{inner}</span> }}
          />
        </a>
      ))}
    </p>
  )
}
