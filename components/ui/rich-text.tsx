import { createElement, Fragment, type ReactNode } from 'react'
import { type MessageKey, type MessageValues, richText } from '@/lib/view/text/messages'

interface RichTextProps {
  of: MessageKey
  values?: MessageValues
  /** What stands for each mark of the text, such as `<link>…</link>`. */
  marks: Record<string, (inner: ReactNode[]) => ReactNode>
}

/** A whole sentence of the catalogue with links and the like inside, wherever the language puts them. */
export function RichText({ of, values = {}, marks }: RichTextProps) {
  return createElement(Fragment, null, ...richText<ReactNode>(of, values, marks))
}
