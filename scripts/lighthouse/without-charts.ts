/**
 * The page as it would be without its charts: they are left out of what is shown and of what the browser gets to
 * take the page over, so that its scripts run as ever and find nothing to repair.
 */
export function withoutCharts(html: string): string {
  return withoutData(html.replace(/<figure\b.*?<\/figure>/gs, ''))
}

const PUSH = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g

/** The data come in pieces that may part a row anywhere: they are put together, and the first place takes all. */
function withoutData(html: string): string {
  const pieces = [...html.matchAll(PUSH)].map(([, piece]) => JSON.parse(piece!) as string)
  const whole = JSON.stringify(rowsOf(Buffer.from(pieces.join(''))).join('')).replaceAll('<', '\\u003c')
  let isFirst = true
  return html.replace(PUSH, () => {
    const piece = isFirst ? whole : '""'
    isFirst = false
    return `self.__next_f.push([1,${piece}])`
  })
}

/** Rows are `id:json` up to the end of a line, or `id:T<bytes in hex>,text`. */
function rowsOf(data: Buffer): string[] {
  const rows: string[] = []
  for (let start = 0; start < data.length; ) {
    const body = data.indexOf(':', start) + 1
    const comma = data.indexOf(',', body)
    const isText = data[body] === 'T'.charCodeAt(0)
    const end = isText
      ? comma + 1 + Number.parseInt(data.toString('utf8', body + 1, comma), 16)
      : data.indexOf('\n', body) + 1 || data.length
    const row = data.toString('utf8', start, end)
    rows.push(isText ? row : withoutElements(row))
    start = end
  }
  return rows
}

/** Elements are `["$", type, key, props]`. */
function withoutElements(row: string): string {
  const body = row.indexOf(':') + 1
  if (!'[{'.includes(row[body]!)) return row
  const parsed: unknown = JSON.parse(row.slice(body), (_, value) => (isChart(value) ? null : value))
  return `${row.slice(0, body) + JSON.stringify(parsed)}\n`
}

function isChart(value: unknown): boolean {
  return Array.isArray(value) && value[0] === '$' && value[1] === 'figure'
}
