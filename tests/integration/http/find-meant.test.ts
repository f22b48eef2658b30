import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apps, authors, models, providers } from '@/db/schema/catalog'
import { findMeant } from '@/lib/http/page/find-meant'
import { setRules } from '@/lib/ingest/rules/current'
import { noRules } from '@/lib/ingest/rules/rules'
import { parseConfig } from '@/lib/rules/config'
import { meantAddress } from '@/lib/view/address/meant/meant-address'
import { useTestDatabase } from '../../support/database/database'

describe('where names in addresses lead', () => {
  const database = useTestDatabase()

  beforeAll(async () => {
    const { db } = database()
    const [deepseek, acme] = await db
      .insert(authors)
      .values([
        { slug: 'deepseek', name: 'DeepSeek' },
        { slug: 'acme', name: 'Acme Labs' },
      ])
      .returning({ id: authors.id })
    const dated = {
      authorId: deepseek!.id,
      permaslug: 'deepseek/deepseek-v3.2-20251201',
      name: 'DeepSeek V3.2',
    }
    await db.insert(models).values([
      { ...dated, catalogueId: 'deepseek/deepseek-v3.2', releasedAt: '2025-12-01' },
      { authorId: acme!.id, permaslug: 'acme/one-20250101', name: 'One', releasedAt: '2025-01-01' },
      { authorId: acme!.id, permaslug: 'acme/one-20260101', name: 'One', releasedAt: '2026-01-01' },
      { authorId: acme!.id, permaslug: 'acme/plain', name: 'Acme Plain' },
    ])
    await db.insert(providers).values({ slug: 'amazon-bedrock', name: 'Amazon Bedrock' })
    await db.insert(apps).values([
      { identity: 'cline.bot', title: 'Cline', url: 'https://cline.bot' },
      { identity: 'title:my tool', title: 'My Tool' },
      { identity: 'a', title: 'A', url: null },
      { identity: 'secret.example', title: 'Secret', hidden: true },
    ])
    const rules = parseConfig({ models: { 'house-model': 'acme/plain', 'old/house': 'acme/plain' } })
    if ('faults' in rules) throw new Error('The rules are wrong')
    setRules(rules.rules)
  })
  afterAll(() => setRules(noRules))

  it.each([
    ['/deepseek', '/authors/deepseek'],
    ['/deepseek-ai', '/authors/deepseek'],
    ['/authors/Acme%20Labs', '/authors/acme'],
    ['/deepseek/deepseek-v3.2', '/models/deepseek/deepseek-v3.2-20251201'],
    ['/models/deepseek/deepseek-v3.2', '/models/deepseek/deepseek-v3.2-20251201'],
    ['/models/deepseek/deepseek-v3.2:free', '/models/deepseek/deepseek-v3.2-20251201'],
    ['/models/deepseek-ai/DeepSeek-V3.2', '/models/deepseek/deepseek-v3.2-20251201'],
    ['/models/acme/one', '/models/acme/one-20260101'],
    ['/models/acme/one-20241231', '/models/acme/one-20260101'],
    ['/models/acme/one-2025-01-01', '/models/acme/one-20250101'],
    ['/models/acme/plain-20260101', '/models/acme/plain'],
    ['/models/old/house', '/models/acme/plain'],
    ['/house-model', '/models/acme/plain'],
    ['/providers/Amazon%20Bedrock', '/providers/amazon-bedrock'],
    ['/AmazonBedrock', '/providers/amazon-bedrock'],
    ['/cline', '/apps/cline.bot'],
    ['/a', '/apps/a'],
    ['/cline.bot/docs/start', '/apps/cline.bot'],
    ['/apps/https://www.cline.bot/docs', '/apps/cline.bot'],
    ['/apps?url=https://cline.bot/', '/apps/cline.bot'],
    ['/apps/My%20Tool', '/apps/title:my%20tool'],
    ['/growth/week/models/deepseek/deepseek-v3.2', '/growth/all/week/models/deepseek/deepseek-v3.2-20251201'],
    [
      '/compare/models/deepseek~deepseek-v3.2,acme~plain',
      '/compare/models/deepseek~deepseek-v3.2-20251201,acme~plain',
    ],
  ])('%s → %s', async (url, path) => {
    expect(await placeOf(url)).toBe(path)
  })

  it.each([
    '/nobody',
    '/a/b/c/d',
    '/acme/two',
    '/secret',
    '/apps/secret.example',
    '/providers/unknown-one',
    '/apps/!',
    '/compare/models/acme~plain,no~one',
  ])('%s leads nowhere', async (url) => {
    expect(await placeOf(url)).toBeUndefined()
  })

  async function placeOf(url: string): Promise<string | undefined> {
    const meant = meantAddress(url)
    if (!meant || 'path' in meant) throw new Error(`${url} names nothing`)
    return findMeant(database().db, meant)
  }
})
