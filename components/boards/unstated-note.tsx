import Link from 'next/link'
import { text } from '@/lib/view/text/messages'
import { EmptyNote } from '../ui/empty-note'

interface UnstatedNoteProps {
  /** The same by tokens, which every event states. */
  byTokens: string
  /** In the overview, where it may stand below many a title. */
  isShort?: boolean
}

/** Where no event carries a normalised count: says what to send, and where there is something to see. */
export function UnstatedNote({ byTokens, isShort = false }: UnstatedNoteProps) {
  const links = [
    { label: text('normalised.about'), href: '/about#tokenizers' },
    { label: text('normalised.byTokens'), href: byTokens },
  ]
  if (!isShort)
    return <EmptyNote title={text('normalised.none')} text={text('normalised.send')} links={links} />
  return (
    <p className="text-muted">
      {text('normalised.none')}.{' '}
      <Link href={links[0]!.href} prefetch={false} className="text-link">
        {links[0]!.label}
      </Link>
    </p>
  )
}
