import { RichText } from '@/components/ui/rich-text'
import type { MessageKey } from '@/lib/domain/messages'

/** A sentence whose mark `<link>` leads to the definition of what it speaks of. */
export function AboutLink({ of, topic }: { of: MessageKey; topic: string }) {
  const link = (inner: React.ReactNode[]) => (
    <a key="about" href={`/about#${topic}`} className="text-link">
      {inner}
    </a>
  )
  return <RichText of={of} marks={{ link }} />
}
