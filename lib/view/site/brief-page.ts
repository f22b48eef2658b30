import { language } from '../text/locale'
import { text } from '../text/messages'

/** In place of a page whose reader is to come back: too much was asked for. */
export function limitedPage(seconds: number): string {
  return briefPage(text('limited.title'), text('limited.text', { seconds }))
}

/** In place of a page whose figures the database does not answer. */
export function unavailablePage(): string {
  return briefPage(text('unavailable.title'), text('unavailable.text'))
}

/** A page of a few words: it has to cost nothing. */
function briefPage(title: string, sentence: string): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 20vh auto; padding: 0 1rem }</style>
<h1>${title}</h1>
<p>${sentence}</p>
</html>
`
}
