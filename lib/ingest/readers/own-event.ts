import type { Row } from './csv-rows'

/** The wire event of a row that has the app in three columns. */
export function gatherApp(row: Row): Row {
  const { app_url: url, app_title: title, app_categories: categories, ...wire } = row
  if (url === undefined && title === undefined && categories === undefined) return row
  return { ...wire, app: { url, title, categories: categories ?? [] } }
}
