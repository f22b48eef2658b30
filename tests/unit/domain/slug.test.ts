import { describe, expect, it } from 'vitest'
import { parseModelSlug, slugify } from '@/lib/domain/entity/slug'

describe('parseModelSlug', () => {
  it('takes author, base and variant apart', () => {
    expect(parseModelSlug('anthropic/claude-sonnet-4')).toEqual({
      permaslug: 'anthropic/claude-sonnet-4',
      author: 'anthropic',
      base: 'anthropic/claude-sonnet-4',
      variant: null,
    })
    expect(parseModelSlug('deepseek/deepseek-r1-0528:free')).toEqual({
      permaslug: 'deepseek/deepseek-r1-0528:free',
      author: 'deepseek',
      base: 'deepseek/deepseek-r1-0528',
      variant: 'free',
    })
  })

  it('refuses what is no permaslug', () => {
    const wrong = [
      '',
      'gpt-4',
      '/gpt-4',
      'openai/',
      'a/b/c',
      'a/b:',
      'a/b:c:d',
      'a b/c',
      'a/b\n',
      `${'a'.repeat(65)}/b`,
    ]
    for (const text of wrong) expect(parseModelSlug(text), text).toBeUndefined()
  })

  it('refuses what every browser takes for a way through folders', () => {
    for (const text of ['a/..', 'a/.', '../b', './b', '../..', 'a/..:free', 'a/.:free']) {
      expect(parseModelSlug(text), text).toBeUndefined()
    }
    for (const text of ['a/...', '.../b', '.a/.b', 'a./b.', 'a/..b', 'a/b:..']) {
      expect(parseModelSlug(text)?.permaslug, text).toBe(text)
    }
  })
})

describe('slugify', () => {
  it.each([
    ['Amazon Bedrock', 'amazon-bedrock'],
    ['Z.AI', 'z-ai'],
    ['  Groq!  ', 'groq'],
    ['Électricité', 'electricite'],
    ['智谱', '智谱'],
    ['—', ''],
  ])('writes %j as %j', (name, slug) => expect(slugify(name)).toBe(slug))
})
