import { language } from '../text/locale'
import { text } from '../text/messages'

/** What a reader is shown in place of a page that is not drawn for now: it has to cost nothing. */
export function limitedPage(seconds: number): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text('limited.title')}</title>
<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 20vh auto; padding: 0 1rem }</style>
<h1>${text('limited.title')}</h1>
<p>${text('limited.text', { seconds })}</p>
</html>
`
}
