import { describe, expect, it } from 'vitest'
import { fingerprintOf, mapsAnything, noRules } from '@/lib/ingest/rules/rules'
import { parseConfig } from '@/lib/rules/config'
import { lineOf } from '@/lib/rules/line-of'

const rulesOf = (config: unknown) => {
  const parsed = parseConfig(config)
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.rules
}
const faultsOf = (config: unknown) => {
  const parsed = parseConfig(config)
  if ('rules' in parsed) throw new Error('nothing is wrong')
  return parsed.faults.map(({ path, message }) => `${path.join('/')} ${message}`)
}

describe('a configuration', () => {
  it('may be empty, and then maps nothing', () => {
    expect(mapsAnything(rulesOf({}))).toBe(false)
    expect(fingerprintOf(rulesOf({ hiddenApps: ['https://a.example'] }))).toBe(fingerprintOf(noRules))
  })

  it('takes a name of a model for itself and for what sources make of it', () => {
    const { names, models } = rulesOf({
      models: { 'My Deployment': 'openai/gpt-4o', 'DeepSeek-AI/V9': 'deepseek/deepseek-v9' },
    })
    expect([...names]).toEqual([['My Deployment', 'unknown/my-deployment']])
    expect([...models]).toEqual([
      ['unknown/my-deployment', 'openai/gpt-4o'],
      ['DeepSeek-AI/V9', 'deepseek/deepseek-v9'],
      ['deepseek/v9', 'deepseek/deepseek-v9'],
    ])
  })

  it('reads an app from its address, its title, or both', () => {
    const keys = {
      a: 'https://www.Cline.bot/x',
      b: 'Cline',
      c: 'title:cline.bot',
      d: { url: 'https://github.com/A/B/c', title: 'AB' },
      e: { title: 'Node.js' },
    }
    const { appsByKey } = rulesOf({ apps: { keys } })
    expect([...appsByKey.values()].map(({ identity, title }) => [identity, title])).toEqual([
      ['cline.bot', 'cline.bot'],
      ['title:cline', 'Cline'],
      ['title:cline.bot', 'cline.bot'],
      ['github.com/a/b', 'AB'],
      ['title:node.js', 'Node.js'],
    ])
  })

  it('is the same in any order, and another with any other rule', () => {
    const one = { models: { a: 'x/y', b: 'x/z' }, categories: { apps: { Cline: 'programming' } } }
    const sorted = { categories: one.categories, models: { b: 'x/z', a: 'x/y' } }
    expect(fingerprintOf(rulesOf(sorted))).toBe(fingerprintOf(rulesOf(one)))
    const others = [
      { ...one, models: { a: 'x/y' } },
      { ...one, categories: { apps: { Cline: 'legal' } } },
      { ...one, categories: { tags: { Cline: 'programming' } } },
      { ...one, apps: { keys: { a: 'Cline' } } },
      { ...one, apps: { tags: { a: 'Cline' } } },
    ]
    expect(new Set([one, ...others].map((config) => fingerprintOf(rulesOf(config)))).size).toBe(6)
  })

  const app = 'must be an app: an address that begins with https://'
  const wrong: [unknown, string][] = [
    [[], ' must be an object'],
    [null, ' must be an object'],
    [{ modls: {} }, 'modls is no setting: there are models, apps, categories and hiddenApps'],
    [{ apps: { key: {} } }, 'apps/key is no setting: there are keys and tags'],
    [{ models: { a: 'gpt-4o' } }, 'models/a must be a permaslug'],
    [{ models: { a: 5 } }, 'models/a must be a permaslug'],
    [{ models: { ' ': 'a/b' } }, 'models/  is no name that a model could have'],
    [{ models: ['a'] }, 'models must be an object'],
    [{ apps: { keys: { a: 'cline.bot' } } }, `apps/keys/a ${app}`],
    [{ apps: { tags: { a: {} } } }, `apps/tags/a ${app}`],
    [{ apps: { tags: { a: { url: 'https://a.b', name: 'A' } } } }, `apps/tags/a ${app}`],
    [{ apps: { tags: { ['x'.repeat(101)]: 'Cline' } } }, `apps/tags/${'x'.repeat(101)} is no tag`],
    [
      { categories: { tags: { a: 'cooking' } } },
      'categories/tags/a must be one of uncategorised, programming',
    ],
    [{ categories: { apps: { 'cline.bot': 'legal' } } }, `categories/apps/cline.bot ${app}`],
    [{ hiddenApps: ['https://a.b', 7] }, `hiddenApps/1 ${app}`],
    [{ hiddenApps: 'https://a.b' }, 'hiddenApps must be a list of apps'],
  ]

  it.each(wrong)('%j is refused by name', (config, fault) => {
    const faults = faultsOf(config)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(fault)
    expect(faults[0]!.startsWith(fault)).toBe(true)
  })
})

describe('the line of a setting', () => {
  const source = `import { x } from './x'
// models: { a: 1 }
const text = \`models: \${x}\`
export default check({
  models: { a: 'b/c', "d's": 'models: {' }, /* apps: {
  */
  apps: {
    keys: {
      ci: { url: 'https://a', title: 'A' },
    },
  },
  hiddenApps: ['a, b',
    { title: 'x, [y]' },
    'c'],
})`
  const lines: [(string | number)[], number | undefined][] = [
    [['models'], 5],
    [['models', "d's"], 5],
    [['apps'], 7],
    [['apps', 'keys', 'ci'], 9],
    [['apps', 'keys', 'ci', 'title'], 9],
    [['hiddenApps', 0], 12],
    [['hiddenApps', 1], 13],
    [['hiddenApps', 1, 'title'], 13],
    [['hiddenApps', 2], 14],
    [['hiddenApps', 3], undefined],
    [['ci'], undefined],
    [['a'], undefined],
  ]

  it.each(lines)('%j is %s', (path, line) => {
    expect(lineOf(source, path)).toBe(line)
  })
})
