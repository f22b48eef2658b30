import { RichText } from '@/components/ui/rich-text'
import type { Cited } from '@/lib/domain/traffic/reference'

/** Where published figures come from, word for word as their licence asks. */
export function CitedLine({ source: { citation, licence, url } }: { source: Cited }) {
  return (
    <p className="mt-2 text-faint text-xs">
      <RichText
        of="reference.cited"
        values={{ citation, name: licence.name }}
        marks={{
          source: (inner) => (
            <a href={url} className="underline underline-offset-2">
              {inner}
            </a>
          ),
          licence: (inner) => (
            <a href={licence.url} rel="license" className="underline underline-offset-2">
              {inner}
            </a>
          ),
        }}
      />
    </p>
  )
}
