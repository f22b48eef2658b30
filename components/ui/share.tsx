import { escapeXml } from '@/lib/view/picture/escape-xml'
import { text } from '@/lib/view/text/messages'
import { ShareField } from './share-field'

interface ShareProps {
  /** What is shared: the board's title. */
  title: string
  path: string
  /** The path of the embeddable view. */
  embed: string
  /** The path of the picture without its ending, where there is a chart. */
  picture: string | null
  /** The address of the site; null where the operator has not named it, so that the reader's is taken. */
  origin: string | null
}

/** What to copy for showing a board elsewhere. The fields can be read and copied without scripts. */
export function Share({ title, path, embed, picture, origin }: ShareProps) {
  const fields = [
    { label: text('sharing.link'), template: `{origin}${path}` },
    { label: text('sharing.embed'), template: iframeCode(`{origin}${embed}`, title) },
    ...(picture ? [{ label: text('sharing.picture'), template: `{origin}${picture}.png` }] : []),
  ]
  return (
    <details className="mt-6 text-[0.8125rem]">
      <summary className="w-fit text-muted hover:text-ink">{text('sharing.title')}</summary>
      <div className="mt-3 grid max-w-[46rem] gap-3">
        {fields.map(({ label, template }) => (
          <ShareField
            key={label}
            label={label}
            template={template}
            origin={origin}
            texts={{ copy: text('sharing.copy', { what: label }), copied: text('sharing.copied') }}
          />
        ))}
        <p className="text-faint text-xs">{text('sharing.hint')}</p>
      </div>
    </details>
  )
}

function iframeCode(source: string, title: string): string {
  const name = escapeXml(text('site.pageTitle', { page: title }))
  return `<iframe src="${source}" title="${name}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`
}
