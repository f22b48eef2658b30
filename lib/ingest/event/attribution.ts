/** The `app` of a wire event. */
export interface WireApp {
  url?: string
  title?: string
  categories?: string[]
}

/**
 * The app that OpenRouter's attribution headers name: `HTTP-Referer`, `X-OpenRouter-Title` or `X-Title`, and
 * `X-OpenRouter-Categories` (separated by commas). Undefined where there is neither an address nor a title.
 * @param header reads one header, whatever the case of its name
 */
export function appOfHeaders(header: (name: string) => string | null | undefined): WireApp | undefined {
  const url = header('HTTP-Referer')?.trim() || undefined
  const title = (header('X-OpenRouter-Title') ?? header('X-Title'))?.trim() || undefined
  if (!url && !title) return undefined
  const categories = (header('X-OpenRouter-Categories') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return { url, title, categories }
}
