import { IntlMessageFormat } from 'intl-messageformat'
import catalogue from '@/messages/en.json'
import { language, locale } from './locale'

type Keys<Node, Prefix extends string = ''> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? `${Prefix}${Name}`
    : Keys<Node[Name], `${Prefix}${Name}.`>
}[keyof Node & string]

/** A text's place in `messages/en.json`: `boards.models.title`. */
export type MessageKey = Keys<typeof catalogue>

export type MessageValues = Record<string, string | number | bigint>

const compiled = new Map<MessageKey, IntlMessageFormat>()

/**
 * A text of the catalogue with its values filled in (ICU message syntax: `{name}`, `{count, number}`,
 * `{count, plural, …}`). Numbers that need another look are formatted by the caller and passed as texts. Server
 * only: scripts for browsers would carry the whole catalogue, so components that run there are given their texts.
 * @throws {Error} where a value of the text is missing
 */
export function text(key: MessageKey, values: MessageValues = {}): string {
  const message = messageOf(key)
  return message.format(values) as string
}

/**
 * A text with marked parts, such as `See <link>the definitions</link>.`: each mark is made by the function of its
 * name. Answers the parts in their order.
 * @throws {Error} where a mark has the name of a value: the text could mean either
 */
export function richText<Part>(
  key: MessageKey,
  values: MessageValues,
  marks: Record<string, (inner: (string | Part)[]) => Part>,
): (string | Part)[] {
  const both = Object.keys(marks).find((name) => Object.hasOwn(values, name))
  if (both !== undefined) throw new Error(`${key}: "${both}" is both a value and a mark`)
  const parts = messageOf(key).format<Part>({ ...values, ...marks })
  return Array.isArray(parts) ? parts : [parts]
}

function messageOf(key: MessageKey): IntlMessageFormat {
  const known = compiled.get(key)
  if (known) return known
  let node: unknown = catalogue
  for (const name of key.split('.')) node = (node as Record<string, unknown>)[name]
  if (typeof node !== 'string') throw new Error(`messages/${language}.json has no text ${key}`)
  const message = new IntlMessageFormat(node, locale)
  compiled.set(key, message)
  return message
}
