import type { Sources } from './page-frame'
import { RichText } from './rich-text'

/** Where the demo's figures come from. */
export function SourcesLine({ sources }: { sources: Sources }) {
  return (
    <RichText
      of="site.demo"
      values={{ citations: sources.citations.join(' '), name: sources.licence.name }}
      marks={{
        licence: (inner) => (
          <a
            href={sources.licence.url}
            rel="license"
            className="underline underline-offset-2 hover:text-accent"
          >
            {inner}
          </a>
        ),
      }}
    />
  )
}
