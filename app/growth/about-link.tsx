import { RichText } from '@/components/ui/rich-text'
import type { MessageKey } from '@/lib/domain/messages'

/** A text with a link to where its words are explained. */
export function AboutLink({ of, topic }: { of: MessageKey; topic: string }) {
  return (
    <RichText
      of={of}
      marks={{
        link: (inner) => (
          <a key="about" href={`/about#${topic}`} className="text-link">
            {inner}
          </a>
        ),
      }}
    />
  )
}
