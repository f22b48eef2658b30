import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartColours, colourOf, OTHER_COLOUR, splitColours } from '@/lib/view/colour/colours'
import { hexOf } from '@/lib/view/colour/oklch'

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
const author = fc.constantFrom('deepseek', 'google', 'anthropic', 'openai', 'xiaomi', 'unheard-of')
const model = fc.tuple(author, slug).map(([maker, name]) => `${maker}/${name}`)

describe('colours', () => {
  it('are the same for the same entity, whatever stands below it', () => {
    fc.assert(
      fc.property(slug, fc.array(slug, { maxLength: 8 }), (first, others) => {
        expect(chartColours('apps', [first, ...others])[0]).toBe(colourOf('apps', first))
      }),
      { seed: 3 },
    )
  })

  it('tell a chart of ten apart, even when one author made them all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(model, { minLength: 2, maxLength: 6 }), (slugs) => {
        const colours = chartColours('models', slugs)
        expect(new Set(colours).size).toBe(slugs.length)
      }),
      { seed: 4, numRuns: 300 },
    )
    const family = ['a', 'b', 'c', 'd'].map((name) => `deepseek/${name}`)
    expect(new Set(chartColours('models', family)).size).toBe(4)
  })

  it('give a variant the colour of its base model', () => {
    expect(colourOf('models', 'openai/gpt-oss-120b:free')).toBe(colourOf('models', 'openai/gpt-oss-120b'))
  })

  it('give the provider of an organisation the colour of the author', () => {
    expect(colourOf('providers', 'xai')).toBe(colourOf('authors', 'x-ai'))
    expect(colourOf('providers', 'deepseek')).toBe(colourOf('authors', 'deepseek'))
  })

  it('leave Other grey, everywhere', () => {
    expect(colourOf('models', 'other')).toBe(OTHER_COLOUR)
    expect(chartColours('authors', ['google', 'other']).at(-1)).toBe(OTHER_COLOUR)
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(OTHER_COLOUR.slice(at, at + 2), 16))
    expect(Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!)).toBeLessThan(16)
  })

  it('stand out from a white page and from a black one', () => {
    fc.assert(
      fc.property(slug, (name) => {
        const light = luminance(colourOf('apps', name))
        expect(1.05 / (light + 0.05)).toBeGreaterThan(1.5)
        expect((light + 0.05) / (luminance('#0f1114') + 0.05)).toBeGreaterThan(2)
      }),
      { seed: 5 },
    )
  })

  it('split one entity into three shades that differ', () => {
    expect(new Set(splitColours('models', 'google/gemini')).size).toBe(3)
  })
})

it('turns OKLCH into the colours that the standard names', () => {
  expect(hexOf({ lightness: 1, chroma: 0, hue: 0 })).toBe('#ffffff')
  expect(hexOf({ lightness: 0, chroma: 0, hue: 0 })).toBe('#000000')
  expect(hexOf({ lightness: 0.62796, chroma: 0.25768, hue: 29.234 })).toBe('#ff0000')
})

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
