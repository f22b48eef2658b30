import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorOfFamily } from '@/lib/ingest/adapters/model/model-families'
import { permaslugOf } from '@/lib/ingest/adapters/model/model-name'

const slugs = readFileSync('tests/fixtures/models/openrouter-slugs.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

const names = [
  'gpt-4o-2024-08-06',
  'claude-opus-4-6-v1',
  'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
  'in.moonshotai.kimi-k3',
  'amazon.nova-lite-v1:0:300k',
  'claude-haiku-4-5@20251001',
  'deepseek.r1-v1:0',
  'meta.llama2-13b-chat-v1',
  'llama3:8b-instruct-q4_K_M',
  'gpt-oss:120b-cloud',
  'qwen2p5-72b-instruct',
  'databricks-fw-glm-5',
  'nvidia-nemotron-nano-9b-v2',
  'gpt-35-turbo',
  'compound',
  'snowflake-arctic',
  'ft:gpt-4o-mini-2024-07-18:acme::9x',
  'my model (v2)',
  'a.b.c-1:2',
  '4965075652664360960',
]
const fronts = [
  '',
  'models/',
  'azure/eu/',
  'bedrock/us-east-1/6-month-commitment/',
  'bedrock/converse/arn:aws:bedrock:us-east-1:123456789012:inference-profile/',
  'arn:aws:bedrock:us-east-1::foundation-model/',
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/',
  'arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Acustom-model%2F',
  'arn:aws-us-gov:sagemaker:us-gov-west-1:123456789012:endpoint/',
  'arn:aws:lambda:us-east-1:123456789012:function:',
  'arn:aws:bedrock:us-east-1:123456789012:',
  'projects/123456789012/locations/eu/publishers/google/models/',
  'projects/123456789012/locations/eu/endpoints/',
  'accounts/fireworks/models/',
  'openrouter/~',
  '@preset/',
  'openai:',
  'groq/',
  'databricks/',
  'acme/',
]
const backs = [
  '',
  ':free',
  ':ft',
  ':latest',
  ':together',
  '[1m]',
  '@preset/x',
  '@default',
  '#accounts/a/deployments/b',
]
const composed = fc
  .tuple(
    fc.array(fc.constantFrom(...fronts), { maxLength: 3 }),
    fc.constantFrom(...names),
    fc.constantFrom(...backs),
  )
  .map(([before, name, after]) => before.join('') + name + after)

describe('permaslugOf', () => {
  it.each(slugs.filter((slug) => !slug.startsWith('~')))('leaves %s as it is', (slug) => {
    expect(permaslugOf(slug)).toBe(slug)
  })

  it('takes only the mark off a moving alias', () => {
    const aliases = slugs.filter((slug) => slug.startsWith('~'))
    expect(aliases.length).toBeGreaterThan(0)
    for (const alias of aliases) {
      expect(permaslugOf(alias)).toBe(alias.slice(1))
      expect(slugs).not.toContain(alias.slice(1))
    }
  })

  it('files no model of one maker under the family of another', () => {
    for (const slug of slugs) {
      const [author, name] = slug.replace(/^~/, '').split('/')
      expect([undefined, author]).toContain(authorOfFamily(name!))
    }
  })

  it('makes of its own permaslugs the same, and keeps no number of an account', () => {
    fc.assert(
      fc.property(composed, (name) => {
        const permaslug = permaslugOf(name)
        if (permaslug === undefined) return
        expect(permaslugOf(permaslug)).toBe(permaslug)
        expect(permaslug).not.toMatch(/(?<!\d)\d{12}(?!\d)|arn/)
      }),
      { seed: 11, numRuns: 20_000 },
    )
  })

  it('makes of its own permaslugs the same, whatever the text', () => {
    const unit = fc.constantFrom(
      ...'az19./:-@~#[]%_ '.split(''),
      'arn:',
      'us.',
      'meta.',
      '-v1',
      'ft:',
      'fw-',
      ':free',
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.string({ unit })), (name) => {
        const permaslug = permaslugOf(name)
        if (permaslug !== undefined) expect(permaslugOf(permaslug)).toBe(permaslug)
      }),
      { seed: 12, numRuns: 20_000 },
    )
  })
})
