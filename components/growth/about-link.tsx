import { RichText } from '@/components/ui/rich-text'
import type { MessageKey, MessageValues } from '@/lib/view/text/messages'

/** A sentence whose mark `<link>` leads to the definition of what it speaks of. */
export function AboutLink({ of, values, topic }: { of: MessageKey; values?: MessageValues; topic: string }) {
  const link = (inner: React.ReactNode[]) => (
    <a key="about" href={`/about#${topic}`} className="text-link">
      {inner}
    </a>
  )
  return <RichText of={of} values={values} marks={{ link }} />
}
