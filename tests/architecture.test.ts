import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circlesOf } from './support/code/import-circles'
import { clientFiles, sourceFiles } from './support/code/source-files'

const folders = ['app', 'components', 'lib', 'db', 'scripts']
const MAXIMUM_LINES = 250
const MAXIMUM_FILES = 25

/** A rule forbids files under `from` to import what `forbids` matches, and says where the code belongs instead. */
const rules: { from: RegExp; except?: RegExp; forbids: RegExp; instead: string }[] = [
  {
    from: /^lib\//,
    forbids: /^(app|components)\//,
    instead: 'lib knows nothing of the site: hand the value in, or move the code to app/ or components/',
  },
  {
    from: /^components\//,
    forbids: /^(lib\/(?!domain\/|view\/)|db)/,
    instead: 'components draw what they are given: run the query in app/ and pass the rows down',
  },
  {
    from: /^lib\//,
    except: /^lib\/http\//,
    forbids: /^(next|next\/.*|react|react-dom)$/,
    instead: 'only lib/http may know Next: return plain values and let the route or page adapt them',
  },
  {
    from: /^lib\/domain\//,
    forbids: /^(node:.*|db\/.*|drizzle-orm.*|postgres|messages\/.*|lib\/(?!domain\/).*)$/,
    instead:
      'lib/domain is what numbers mean, pure and safe in a browser: words, colours and addresses belong to lib/view',
  },
  {
    from: /^lib\/view\//,
    forbids: /^(node:.*|db\/.*|drizzle-orm.*|postgres|lib\/(?!domain\/|view\/).*)$/,
    instead: 'lib/view is pure as well: let app/ or lib/http bring the rows of a query',
  },
  {
    from: /^db\//,
    forbids: /^(app|components|lib\/(view|queries|exports|ingest|rules|rollup|http|access|demo))\//,
    instead: 'db is the lowest floor: move what needs the rest of lib into lib/',
  },
  {
    from: /^lib\/queries\//,
    forbids: /^(lib\/(view|exports|ingest|rules|rollup|http)|messages|zod)(\/|$)/,
    instead:
      'a query takes a parsed question and returns rows: words, files, parsing and writing live elsewhere',
  },
  {
    from: /^lib\/exports\//,
    forbids: /^(lib\/(ingest|rules|rollup|http)|zod)(\/|$)/,
    instead: 'a file is a query and its columns: reading the question and sending it belong to lib/http',
  },
  {
    from: /^lib\/(ingest|rollup|rules|catalogue|reference|access)\//,
    forbids: /^lib\/(view|queries|exports|http)\//,
    instead: 'writing does not read boards, word them or speak HTTP: share through lib/domain or db',
  },
  {
    from: /^lib\/ingest\//,
    forbids: /^lib\/(rules|rollup|demo)\//,
    instead:
      'taking events in knows the rules that are applied, lib/ingest/rules, and no job that applies them again',
  },
  {
    from: /^app\/(?!api\/)/,
    forbids: /^lib\/ingest\//,
    instead: 'only API routes take events in: pages read rollups through lib/queries',
  },
  {
    from: /^(app|components|lib|db)\//,
    forbids: /^(scripts|tests)\//,
    instead: 'scripts and tests stand on top: move the shared part into lib/',
  },
]

describe('the one-way arrows', () => {
  const files = folders.flatMap(sourceFiles)

  it('reads the project', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.some((file) => file.imports.length > 0)).toBe(true)
  })

  it.each(rules)('$from does not reach $forbids', ({ from, except, forbids, instead }) => {
    const wrong = files
      .filter((file) => from.test(file.path) && !except?.test(file.path))
      .flatMap((file) =>
        file.imports.filter((name) => forbids.test(name)).map((name) => `${file.path} → ${name}`),
      )
    expect(wrong, instead).toEqual([])
  })

  it('keeps browser code free of server parts and of the catalogue of texts', () => {
    const heavy =
      /^(zod|drizzle-orm|postgres|csv-|intl-messageformat|lib\/view\/text\/messages$|messages\/en\.json$)/
    const sent = clientFiles(files)
    expect(sent.map(({ path }) => path)).toContain('components/charts/chart-table.tsx')
    const wrong = sent.flatMap((file) =>
      file.valueImports.filter((name) => heavy.test(name)).map((name) => `${file.path} → ${name}`),
    )
    expect(wrong, 'what browsers are sent gets plain props and texts from its server component').toEqual([])
  })

  it('reads everything before it draws', () => {
    // A query of a component would run after the snapshot that the page is read from has ended.
    const drawing = files.filter(({ path }) => /^(components|app\/(sections|entities))\//.test(path))
    expect(drawing.length).toBeGreaterThan(30)
    const wrong = drawing
      .filter(
        ({ path, text }) => /async function [A-Z]/.test(text) && path !== 'app/entities/entity-page.tsx',
      )
      .map(({ path }) => path)
    expect(wrong, 'await the query in draw(), and hand the rows to a component that awaits nothing').toEqual(
      [],
    )
  })

  it('has no two files that import each other', () => {
    expect(circlesOf(files), 'give what both need, often a type, a file of its own').toEqual([])
  })

  it(`has no folder with more than ${MAXIMUM_FILES} files`, () => {
    const counts = new Map<string, number>()
    for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    const full = [...counts].filter(([, count]) => count > MAXIMUM_FILES)
    expect(full, 'a folder that holds so many holds two nouns').toEqual([])
  })

  it('has no barrels', () => {
    const wrong = files.filter((file) => /^export \* from/m.test(file.text)).map((file) => file.path)
    expect(wrong, 'import from the file that defines the thing').toEqual([])
  })

  it(`has no file above ${MAXIMUM_LINES} lines`, () => {
    const long = files.filter((file) => file.text.split('\n').length > MAXIMUM_LINES).map((file) => file.path)
    expect(long, 'a long file holds two nouns: give the second a file of its own').toEqual([])
  })
})
