import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'
import { runCommand } from '../../support/run-command'

const folder = mkdtempSync(join(tmpdir(), 'tokenboard-rules-'))
const config = join(folder, 'tokenboard.config.ts')
const events = join(folder, 'events.ndjson')
const yesterday = addDays(dayOf(new Date()), -1)

describe('tokenboard.config.ts', () => {
  const database = useTestDatabase()
  const run = (script: string, ...args: string[]) =>
    runCommand(script, args, { DATABASE_URL: database().url, TOKENBOARD_CONFIG: config })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is followed by an import, and once changed by npm run remap, day by day', async () => {
    const lines = [
      wireEvent('a', `${yesterday}T10:00:00Z`, { model: 'my-deployment', api_key_name: 'ci' }),
      wireEvent('b', `${yesterday}T10:00:00Z`),
    ]
    writeFileSync(events, lines.map((line) => JSON.stringify(line)).join('\n'))
    writeFileSync(
      config,
      `import type { TokenboardConfig } from '@/lib/rules/config'
      export default { models: { 'my-deployment': 'openai/gpt-4o' } } satisfies TokenboardConfig`,
    )
    const imported = await run('import', events)
    expect(imported.stderr).toContain('2 accepted')
    expect(await run('rollup')).toMatchObject({ code: 0 })

    writeFileSync(
      config,
      `const gpt = 'openai/gpt-5'
      export default {
        models: { 'my-deployment': gpt },
        apps: { keys: { ci: { url: 'https://ci.example', title: 'CI' } } },
        hiddenApps: ['https://cline.bot'],
      }`,
    )
    const changes = `${yesterday}: 1 event (1 to another model, 1 to another app)\n1 event of 1 day `
    expect(await run('remap')).toMatchObject({
      code: 0,
      stdout: `${changes}would be filed another way. To do it: npm run remap -- --yes\n`,
    })
    expect(await run('remap', '--yes')).toMatchObject({
      code: 0,
      stdout: `${changes}is filed another way now. The next rollup recomputes the day: npm run rollup\n`,
    })
    expect((await run('rollup')).stderr).toContain(`restated ${yesterday}`)
    const { db } = database()
    expect([
      ...(await db.$client`
        select permaslug as model, apps.title, apps.hidden from events
        join models on models.id = model_id join apps on apps.id = app_id order by events.id`),
    ]).toEqual([
      { model: 'openai/gpt-5', title: 'CI', hidden: false },
      { model: 'acme/one', title: 'Cline', hidden: true },
    ])
  })

  it('stops the start and an import with a sentence that names the line', async () => {
    writeFileSync(config, "export default {\n  models: {\n    mine: 'gpt-4o',\n  },\n}\n")
    const sentence =
      'tokenboard.config.ts, line 3: models.mine must be a permaslug such as "openai/gpt-4o" or "openai/gpt-4o:free".\n'
    const results = [await run('start'), await run('import', events)]
    for (const result of results) expect(result).toEqual({ code: 1, stdout: '', stderr: sentence })

    writeFileSync(config, 'export default {\n  models: {\n    mine openai\n  },\n}\n')
    expect(await run('remap')).toMatchObject({
      code: 1,
      stderr: 'tokenboard.config.ts, line 3: Expected "}" but found "openai".\n',
    })
  })
})
