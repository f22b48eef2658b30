import { describe, expect, it } from 'vitest'
import { clientFiles, sourceFiles } from './support/source-files'

const folders = ['app', 'components', 'lib', 'db', 'scripts']
const MAXIMUM_LINES = 250

/** A rule forbids files under `from` to import what `forbids` matches, and says where the code belongs instead. */
const rules: { from: RegExp; except?: RegExp; forbids: RegExp; instead: string }[] = [
  {
    from: /^lib\//,
    forbids: /^(app|components)\//,
    instead: 'lib knows nothing of the site: hand the value in, or move the code to app/ or components/',
  },
  {
    from: /^components\//,
    forbids: /^(lib\/(queries|ingest|rules|rollup|http|access|demo)|db)\//,
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
    forbids: /^(node:.*|db\/.*|drizzle-orm.*|postgres|lib\/(?!domain\/).*)$/,
    instead: 'lib/domain is pure and safe in a browser: I/O belongs to lib/queries, lib/ingest or lib/rollup',
  },
  {
    from: /^db\//,
    forbids: /^(app|components|lib\/(queries|ingest|rules|rollup|http|access|demo))\//,
    instead: 'db is the lowest floor: move what needs the rest of lib into lib/',
  },
  {
    from: /^lib\/queries\//,
    forbids: /^(lib\/(ingest|rules|rollup|http)|zod)(\/|$)/,
    instead: 'a query takes a parsed question and returns rows: parsing and writing live elsewhere',
  },
  {
    from: /^lib\/(ingest|rollup)\//,
    forbids: /^lib\/(queries|http)\//,
    instead: 'writing does not read boards or speak HTTP: share through lib/domain or db',
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
      /^(zod|drizzle-orm|postgres|csv-|intl-messageformat|lib\/domain\/messages$|messages\/en\.json$)/
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

  it('has no barrels', () => {
    const wrong = files.filter((file) => /^export \* from/m.test(file.text)).map((file) => file.path)
    expect(wrong, 'import from the file that defines the thing').toEqual([])
  })

  it(`has no file above ${MAXIMUM_LINES} lines`, () => {
    const long = files.filter((file) => file.text.split('\n').length > MAXIMUM_LINES).map((file) => file.path)
    expect(long, 'a long file holds two nouns: give the second a file of its own').toEqual([])
  })
})
