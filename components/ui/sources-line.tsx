import { RichText } from './rich-text'

/** Where the figures come from, word for word as their licence asks. */
export interface Sources {
  citations: readonly string[]
  licence: { name: string; url: string }
}

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
