import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findContext } from '@/app/entities/find-context'
import { apps, authors, models, providers } from '@/db/schema/catalog'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { entityPath, slugOfPath } from '@/lib/view/address/entity-path'
import { growthFile } from '@/lib/view/entity/entity-file'
import { exportPath } from '@/lib/view/file/export-file'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { useTestDatabase } from '../../support/database/database'
import { exportsOf, now } from '../../support/http/exports'
import { picturesOf } from '../../support/http/pictures'
import { send, wireEvent } from '../../support/ingest/send'

/** Texts of signs that addresses, servers or Unicode have something to do with. */
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'%/.!25Fa\\#?:;+[](@ İ日ﷺ\u{10330}') }),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('..', '.', '%', '100% 日', 'a//b', '/../x', '%00', '%e6%97%a5', 'x.rsc', 'page', 'index'),
)
/** Some of these are so long, taken apart, that they are cut. */
const anyProvider = fc.oneof(
  anyText,
  fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom('\u{10330}', '\u{10331}'))
    .map(([count, letter]) => `${'ﷺ'.repeat(11)}${'a'.repeat(count)}${letter.repeat(40)}`),
)
const anyPart = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'.~-_aB9') })
const anyModel = fc
  .tuple(anyPart, fc.oneof(anyPart, fc.constantFrom('.', '..', 'b.rsc')), fc.constantFrom('', ':free', ':..'))
  .map(([author, name, variant]) => `${author}/${name}${variant}`)
const anyUrl = fc
  .tuple(
    fc.constantFrom('https://github.com/', 'https://', 'app://', 'file://', 'huggingface.co/'),
    anyText,
    fc.constantFrom('', '/', '/日本', '/My%20Team', '/100%'),
  )
  .map((parts) => parts.join(''))

const anyEvent = fc.record(
  {
    model: anyModel,
    provider: anyProvider,
    app: fc.oneof(fc.record({ title: anyText }), fc.record({ url: anyUrl })),
  },
  { requiredKeys: [] },
)

describe('whatever is taken', () => {
  const database = useTestDatabase()
  const { ask: askFile } = exportsOf(database)
  const { ask: askPicture } = picturesOf(database, now)

  it('has a page, a picture and a file at the address that links have', async () => {
    const { db } = database()
    const events = fc
      .sample(anyEvent, { seed: 7, numRuns: 120 })
      .map((event, index) => wireEvent(`any-${index}`, '2026-03-02T10:00:00Z', event))
    const { rejected } = await send(db, events, now)
    for (const { index, code } of rejected)
      expect([code, events[index]]).toEqual(['invalid_model', expect.anything()])
    await runRollup(db, { now })

    const slugs = {
      models: (await db.select({ slug: models.permaslug }).from(models)).map(({ slug }) => slug),
      authors: (await db.select({ slug: authors.slug }).from(authors)).map(({ slug }) => slug),
      providers: (await db.select({ slug: providers.slug }).from(providers)).map(({ slug }) => slug),
      apps: (await db.select({ slug: apps.identity }).from(apps)).map(({ slug }) => slug),
    }
    // Half of a letter that is cut off is stored as this, and no name would be found by it again.
    expect(slugs.providers.filter((slug) => slug.includes('\uFFFD'))).toEqual([])
    for (const dimension of ['models', 'authors', 'providers', 'apps'] as const) {
      expect(slugs[dimension].length).toBeGreaterThan(10)
      for (const slug of slugs[dimension]) {
        const path = entityPath(dimension, slug)
        const told = `${dimension} ${JSON.stringify(slug)} at ${path}`
        expect(new URL(path, 'http://host').pathname, told).toBe(path)
        expect(path, told).not.toMatch(/\/\/|\/$|%25/)
        const segments = path.split('/').slice(2)
        expect(segments.length, told).toBe(
          { models: 2, authors: 1, providers: 1, apps: segments.length }[dimension],
        )
        const read = slugOfPath(segments)
        expect(read, told).toBe(slug)
        const page = await readSnapshot(db, (reader) => findContext(reader, dimension, read!, now))
        expect(page?.slug, told).toBe(slug)
        const picture = entityPicturePath(dimension, slug).slice('/pictures/'.length)
        expect((await askPicture(`${picture}.svg`)).status, told).toBe(200)
        const file = exportPath(
          growthFile({ dimension, slug, category: 'all', variants: 'merge' }, 'day'),
          'csv',
        )
        expect((await askFile(file.slice('/export/'.length))).status, told).toBe(200)
      }
    }
  })
})
