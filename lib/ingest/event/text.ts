/** Halves of surrogate pairs: JSON can carry them, UTF-8 and PostgreSQL cannot. */
const loneSurrogate = /\p{Surrogate}/u
const loneSurrogates = /\p{Surrogate}/gu

/** Whether PostgreSQL can store the text as it is: it takes no NUL character either. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !loneSurrogate.test(text)
}

/** The text with U+FFFD in place of what cannot be stored. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll('\0', '\uFFFD').replace(loneSurrogates, '\uFFFD')
}
