import type { ReactNode } from 'react'
import { exportFormats } from '@/lib/view/file/export'
import { type ExportFile, exportPath } from '@/lib/view/file/export-file'
import { pictureFormats } from '@/lib/view/picture/picture'
import { chartEmbedPath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { RichText } from './rich-text'

interface ExportsProps {
  /** What the files hold: `Over time`. */
  label: string
  file: ExportFile
  /** The path of the chart's picture without its ending, where there is one. */
  picture?: string
}

/** The same numbers as files, and the chart as a picture and alone, to embed. Plain anchors: there is no page to load in advance. */
export function Exports({ label, file, picture }: ExportsProps) {
  const words = (format: string) => (
    <RichText
      of="exports.link"
      values={{ format, what: label }}
      marks={{ hidden: (inner) => <span className="sr-only">{inner}</span> }}
    />
  )
  return (
    <p className="files">
      <span>{label}</span>
      {exportFormats.map((format) => (
        <FileLink key={format} href={exportPath(file, format)} isDownload>
          {words(format.toUpperCase())}
        </FileLink>
      ))}
      {picture &&
        pictureFormats.map((format) => (
          <FileLink key={format} href={`${picture}.${format}`}>
            {words(format.toUpperCase())}
          </FileLink>
        ))}
      {picture && <FileLink href={chartEmbedPath(picture)}>{words(text('exports.embed'))}</FileLink>}
    </p>
  )
}

interface FileLinkProps {
  href: string
  /** Saved rather than opened. */
  isDownload?: boolean
  children: ReactNode
}

function FileLink({ href, isDownload, children }: FileLinkProps) {
  return (
    <a href={href} download={isDownload}>
      {children}
    </a>
  )
}
