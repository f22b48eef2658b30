import { expect, test } from '@playwright/test'
import { boardSection, readBoard } from './support/board-on-page'
import { readCsv, readJson } from './support/files'

const paths = [
  '/',
  '/rankings/all/today',
  '/rankings/all/month/split/top-50',
  '/boards/leaderboard/all/day/top-100',
  '/rankings/programming/week',
  '/rankings/roleplay/day/daily',
  '/rankings/marketing-seo/trending',
]

for (const path of paths) {
  test(`${path}: page, CSV and JSON agree to the integer`, async ({ page, request }) => {
    await page.goto(path)
    const section = boardSection(page, 'Leaderboard')
    const shown = await readBoard(section)
    expect(shown.length).toBeGreaterThan(5)

    const csvPath = await section.getByRole('link', { name: /^CSV/ }).getAttribute('href')
    const csv = await readCsv(request, csvPath!)
    const entities = shown.filter((row) => !row.name.startsWith('Other'))
    expect(entities.map((row) => row.tokens)).toEqual(
      csv.slice(0, entities.length).map((row) => row.total_tokens),
    )

    const jsonPath = await section.getByRole('link', { name: /^JSON/ }).getAttribute('href')
    const json = await readJson(request, jsonPath!)
    expect(json.data.map((row) => String(row.total_tokens))).toEqual(csv.map((row) => row.total_tokens))

    const sum = (values: string[]) => values.reduce((total, value) => total + BigInt(value), 0n)
    const total = BigInt(json.meta.total_tokens)
    expect(sum(csv.map((row) => row.total_tokens!))).toBe(total)
    // Trending lists only what grew, so its page rows need not add up.
    if (!path.endsWith('trending')) expect(sum(shown.map((row) => row.tokens))).toBe(total)
  })
}

test('models, authors, providers, apps and categories add up to the same total', async ({ request }) => {
  for (const query of ['period=week', 'period=month&category=programming', 'period=today']) {
    const totals = await Promise.all(
      ['models', 'authors', 'providers', 'apps', 'categories'].map(async (board) => {
        const { data, meta } = await readJson(request, `/export/${board}.json?${query}`)
        const sum = data.reduce((total, row) => total + BigInt(row.total_tokens!), 0n)
        expect(String(sum), `${board}?${query}`).toBe(meta.total_tokens)
        return meta.total_tokens
      }),
    )
    expect(new Set(totals).size, query).toBe(1)
  }
})

test('the chart shows what its file says', async ({ page, request }) => {
  await page.goto('/boards/models')
  const section = boardSection(page, 'Top models')
  const href = await section.getByRole('link', { name: /^CSV/ }).getAttribute('href')
  const csv = await readCsv(request, href!)
  await section.getByText('Show exact numbers').click()
  const rows = await section
    .locator('.values-table tbody tr')
    .evaluateAll((lines) =>
      lines.map((line) =>
        [...line.querySelectorAll('td')].map((cell) => cell.textContent!.replaceAll(',', '')),
      ),
    )
  expect(rows.length).toBe(52)
  const buckets = [...new Set(csv.map((row) => row.bucket))].toReversed()
  for (const [index, bucket] of buckets.entries()) {
    const [total, ...values] = rows[index]!
    const file = csv.filter((row) => row.bucket === bucket).map((row) => row.total_tokens!)
    // Each cell names who it is of; the last column names the releases of the week.
    const counts = values.flatMap((value) => / ([1-9]\d*)$/.exec(value)?.[1] ?? [])
    expect(counts.sort()).toEqual(file.filter((value) => value !== '0').sort())
    expect(BigInt(total!)).toBe(file.reduce((sum, value) => sum + BigInt(value), 0n))
  }
})
