import { defaultQuestion, type PageQuestion } from '@/lib/view/address/page-path'
import { picturePath } from '@/lib/view/picture/picture-path'

/** What links to a page show: its own chart, or that of the top models in its category. */
export function previewPicture(question: PageQuestion): string {
  const { board, category } = question
  return picturePath(board === null ? { ...defaultQuestion('models'), category } : question)
}
