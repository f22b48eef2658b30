import type { PageQuestion } from '@/lib/view/address/page-path'
import { takes } from '@/lib/view/boards/boards'
import { type ExportFile, exportPath } from '@/lib/view/file/export-file'
import { text } from '@/lib/view/text/messages'
import { ShowMore } from '../controls/show-more'
import { Exports } from '../ui/exports'

interface ListEndProps {
  question: PageQuestion
  /** The whole list. */
  file: ExportFile
  shown: number
  count: number
  /** Leads to no more rows: the board's own page does. */
  isShort: boolean
  label?: string
  picture?: string
}

/** What stands below a list: ways to more or fewer rows, and all of them as files. */
export function ListEnd({ question, file, shown, count, isShort, label, picture }: ListEndProps) {
  return (
    <>
      {!isShort && takes(question.board, 'top') && shown > 0 && (
        <ShowMore question={question} shown={shown} count={count} allHref={exportPath(file, 'csv')} />
      )}
      <Exports label={label ?? text('boards.wholeList')} file={file} picture={picture} />
    </>
  )
}
