import { describe, expect, it } from 'vitest'
import { demoApps } from '@/lib/demo/catalog/app-identities'
import { demoCatalog } from '@/lib/demo/catalog/catalog'
import { blendOfModel, habits, profiles } from '@/lib/demo/requests/habits'
import { providersOf } from '@/lib/demo/serving'
import { categories } from '@/lib/domain/entity/categories'

const { apps, authors, models, providers } = demoCatalog()

describe('the shipped catalogue', () => {
  it('has a base model before each variant, and every author', () => {
    const seen = new Set<string>()
    const known = new Set(authors.map(({ slug }) => slug))
    for (const { permaslug, base, variant, author } of models) {
      seen.add(permaslug)
      expect(known).toContain(author)
      if (variant) expect(seen).toContain(base)
    }
    expect(seen.size).toBe(models.length)
  })

  it('keeps prices exact', () => {
    const opus = models.find(({ permaslug }) => permaslug === 'anthropic/claude-4.7-opus-20260416')
    expect(opus).toMatchObject({ name: 'Claude Opus 4.7', promptPrice: 5_000_000_000n })
  })

  it('knows what each model takes in and puts out', () => {
    for (const { permaslug, inputModalities, outputModalities, embeds } of models) {
      expect(inputModalities, permaslug).toContain('text')
      expect(outputModalities, permaslug).toContain(embeds ? 'embeddings' : 'text')
      expect([...inputModalities, ...outputModalities], permaslug).not.toContain(undefined)
    }
  })

  it('gives every app an identity of its own and a known profile', () => {
    expect(new Set(demoApps().map(({ identity }) => identity)).size).toBe(apps.length)
    expect(apps.filter(({ profile }) => !(profile in profiles))).toEqual([])
  })

  it('has a habit for each category', () => {
    expect(habits.map(({ category }) => category).sort()).toEqual(categories.map(({ slug }) => slug).sort())
  })
})

describe('who serves a model', () => {
  const names = new Set(providers.map(({ name }) => name))

  it('is at most five known providers, each once', () => {
    models.forEach((_, model) => {
      const { names: served, sums } = providersOf(model)
      expect(served.length).toBeLessThanOrEqual(5)
      expect(new Set(served).size).toBe(served.length)
      expect(sums).toHaveLength(served.length)
      expect(served.filter((name) => !names.has(name))).toEqual([])
    })
  })

  it.each([
    ['anthropic/claude-4.7-opus-20260416', ['Anthropic', 'Amazon Bedrock', 'Google']],
    ['openai/gpt-5.5-20260423', ['OpenAI', 'Azure']],
  ])('%s is served by %j', (permaslug, expected) => {
    expect(providersOf(demoCatalog().modelIndex.get(permaslug)!).names).toEqual(expected)
  })

  it('asks models of one trade for that trade', () => {
    const blend = (part: string) => blendOfModel(models.find(({ permaslug }) => permaslug.includes(part))!)
    expect(blend('qwen3-coder').programming).toBeGreaterThan(80)
    expect(blend('sao10k/').roleplay).toBeGreaterThan(80)
    expect(blend('text-embedding-3').programming).toBeLessThan(20)
  })
})
