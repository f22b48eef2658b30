import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openDatabase } from '@/db/open'
import { freePort } from '@/lib/free-port'
import { startWebServer, type WebServer } from '@/scripts/bench/web-server'
import { applySnippet, copyProject, type Snippet, snippetsOf } from './support/project-copy'

const snippets = snippetsOf(readFileSync('CONTRIBUTING.md', 'utf8'), 'A new board')
const words = 'messages/en.json'
const path = '/boards/answers'
const title = 'Answer length'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let folder: string
test.beforeAll(() => {
  folder = copyProject('new-board')
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...command: string[]): { succeeded: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  return { succeeded: status === 0, output: stdout + stderr }
}

/** What the compiler says, the types of routes aside: the build writes those. */
function complaints(): string[] {
  return run('tsc', '--noEmit', '--pretty', 'false')
    .output.split('\n')
    .filter((line) => /error TS/.test(line) && !/PageProps|LayoutProps/.test(line))
}

test('a board that lacks a part does not compile', () => {
  expect(snippets.map(({ file }) => file)).toEqual([
    'lib/view/boards/boards.ts',
    'app/sections/answers.tsx',
    'app/sections/registry.ts',
    'lib/exports/export-tables.ts',
    words,
  ])
  const rest: Snippet[] = [...snippets]
  applySnippet(folder, rest.shift()!)
  const lacking = complaints()
  expect(lacking.some((line) => line.includes('app/sections/registry.ts') && /answers/.test(line))).toBe(true)
  expect(lacking.some((line) => line.includes('export-tables.ts') && /answers-over-time/.test(line))).toBe(
    true,
  )
  for (const snippet of rest.filter(({ file }) => file !== words)) applySnippet(folder, snippet)
  const wordless = complaints()
  expect(
    wordless.some((line) => line.includes('app/sections/answers.tsx') && /boards\.answers/.test(line)),
  ).toBe(true)
  applySnippet(folder, rest.at(-1)!)
  expect(complaints()).toEqual([])
})

test('the tests that walk all boards walk it', () => {
  const unit = run(
    'vitest',
    'run',
    '--project',
    'unit',
    'tests/texts.test.ts',
    'tests/architecture.test.ts',
    'tests/unit/view/site',
    '--reporter=verbose',
  )
  expect(unit.output).toMatch(/the board answers first/)
  expect(unit.succeeded, unit.output).toBe(true)
  const { output } = run('playwright', 'test', '--list', 'accessibility')
  expect(output).toContain(`axe finds nothing on ${path}`)
})

test.describe('once it is built', () => {
  let site: WebServer
  let close: () => Promise<void>
  test.beforeAll(async () => {
    const built = run('next', 'build')
    expect(built.succeeded, built.output).toBe(true)
    const database = await openDatabase({ poolSize: 1 })
    close = database.close
    site = await startWebServer(database.url, await freePort(), folder)
  })
  test.afterAll(async () => {
    await site?.stop()
    await close?.()
  })
  const get = async (address: string) => {
    const response = await fetch(site.url + address)
    expect(response.status, address).toBe(200)
    return response
  }
  const read = async (address: string) => (await get(address)).text()

  test('it has a section, pages, frames and links', async ({ page }) => {
    for (const address of [path, `${path}/programming/month/weekly/top-50`, `/embed${path}`, '/']) {
      await page.goto(site.url + address)
      await expect(page.getByRole('heading', { name: title }).first()).toBeVisible()
      await expect(page.getByText('Tokens an answer, by app').first()).toBeVisible()
      await expect(page.locator('figure .chart-plot').first()).toBeVisible()
    }
    await expect(page.getByRole('link', { name: title, exact: true }).first()).toBeVisible()
  })

  test('it has pictures of both charts', async () => {
    for (const chart of ['answers', 'answers-models']) {
      expect(await read(`/pictures/${chart}.svg`)).toMatch(/^<svg/)
      expect((await get(`/pictures/${chart}.png`)).headers.get('content-type')).toBe('image/png')
      expect(await read(`/embed/charts/${chart}`)).toContain('Tokens an answer')
    }
  })

  test('it has a file of the same numbers in both formats', async () => {
    const csv = (await read('/export/answers-over-time.csv?grain=week&top=3')).trim().split('\n')
    const json = (await (await get('/export/answers-over-time.json?grain=week&top=3')).json()) as {
      data: Record<string, string>[]
    }
    expect(csv[0]!.split(',')).toContain('completion_tokens')
    expect(csv.length - 1).toBe(json.data.length)
    expect(json.data.length).toBeGreaterThan(10)
  })

  test('the sitemap, the search, llms.txt and the list of files know it', async () => {
    expect(await read('/sitemap.xml')).toContain(`${path}</loc>`)
    expect(await read('/llms.txt')).toContain(`[${title}]`)
    const found = (await (await get('/api/v1/search?q=answer+length')).json()) as { data: { path: string }[] }
    expect(found.data[0]).toMatchObject({ kind: 'board', path })
    const unknown = await fetch(`${site.url}/export/unknown.csv`)
    expect(await unknown.text()).toContain('answers-over-time.csv')
  })
})
