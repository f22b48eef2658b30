import { locale } from './locale'

const names = new Intl.DisplayNames(locale, { type: 'region' })

/** What a country is called whose code a catalogue names; anything else as it is. */
export function regionName(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : country
}
