import { picturePath } from '@/lib/domain/pictures/picture-path'
import { defaultQuestion, type PageQuestion } from '@/lib/domain/question'
import { sections } from './registry'

/** The path of the picture of a board's chart, without its ending; null where the board is a list alone. */
export function boardPicture(question: PageQuestion): string | null {
  const section = question.board && sections[question.board]
  return section?.chart ? picturePath(question) : null
}

/** What links to a page show: its own chart, or that of the top models in its category. */
export function previewPicture(question: PageQuestion): string {
  return boardPicture(question) ?? picturePath({ ...defaultQuestion('models'), category: question.category })
}
