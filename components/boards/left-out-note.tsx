import Link from 'next/link'
import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { text } from '@/lib/view/text/messages'

interface LeftOutNoteProps {
  question: PageQuestion
  leftOut: { share: string; bucket: string }
}

/** What part of all the chart of apps leaves out, and the way to a chart with it. */
export function LeftOutNote({ question, leftOut }: LeftOutNoteProps) {
  const metric = text(`metrics.${question.metric}.inSentence`)
  return (
    <p className="mt-2 text-muted text-xs">
      {text('boards.apps.leftOut', { ...leftOut, metric })}{' '}
      <Link
        href={pagePath({ ...question, unattributed: true })}
        prefetch={false}
        scroll={false}
        className="text-link"
      >
        {text('boards.apps.show')}
      </Link>
    </p>
  )
}
