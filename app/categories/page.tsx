import { permanentRedirect } from 'next/navigation'
import { defaultQuestion, pagePath } from '@/lib/view/address/page-path'

/** The board of categories lists them all, each with the way to its page. */
export default function CategoriesPage() {
  permanentRedirect(pagePath(defaultQuestion('categories')))
}
