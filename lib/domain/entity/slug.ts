/** A permaslug taken apart: `author/slug`, optionally with a `:variant`. */
export interface ModelSlug {
  permaslug: string
  author: string
  /** The permaslug without its variant. */
  base: string
  variant: string | null
}

/** Neither part is `.` or `..`: every browser takes those for a way through folders, so that they could have no page. */
const permaslugPattern =
  /^(?!\.{1,2}\/)([\w.~-]{1,64})\/(?!\.{1,2}(?::|$))([\w.~+-]{1,160})(?::([\w.-]{1,64}))?$/

/** Takes a permaslug apart; undefined where the text is none. */
export function parseModelSlug(text: string): ModelSlug | undefined {
  const match = permaslugPattern.exec(text)
  if (!match) return undefined
  const [permaslug, author, name, variant] = match
  return { permaslug, author: author!, base: `${author}/${name}`, variant: variant ?? null }
}

/** A name as a slug: `Amazon Bedrock` is `amazon-bedrock`, `Z.AI` is `z-ai`. Empty where nothing is left. */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}
