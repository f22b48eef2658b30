/**
 * Puts values into a text that came to the browser with its places still open: `{title}: table`. For the few texts
 * that scripts complete; everything else is filled by `text()` on the server.
 */
export function fillTemplate(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
