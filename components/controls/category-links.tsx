import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { CategoryBar } from './category-bar'

/** The categories of a page of rankings. */
export function CategoryLinks({ question }: { question: PageQuestion }) {
  return (
    <CategoryBar current={question.category} hrefOf={(category) => pagePath({ ...question, category })} />
  )
}
