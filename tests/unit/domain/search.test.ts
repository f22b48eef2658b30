import { describe, expect, it } from 'vitest'
import { MAX_QUERY_LENGTH, parseSearchQuery, searchPath } from '@/lib/domain/traffic/search'

describe('parseSearchQuery', () => {
  it.each([
    ['  GPT-4o  ', 'GPT-4o', ['gpt', '4o'], 'gpt4o'],
    ['claude\t\n  Sonnet', 'claude Sonnet', ['claude', 'sonnet'], 'claudesonnet'],
    ['go go go', 'go go go', ['go'], 'gogogo'],
    ["%_'\\", "%_'\\", [], ''],
    ['ÉCLAIR 東京', 'ÉCLAIR 東京', ['éclair', '東京'], 'éclair東京'],
    ['', '', [], ''],
    ['a\0b\ud800', 'a b', ['a', 'b'], 'ab'],
  ])('takes %j apart', (input, text, words, joined) => {
    expect(parseSearchQuery(input)).toMatchObject({ text, words, joined })
  })

  it('cuts between characters, never within one', () => {
    const { text } = parseSearchQuery('\u{1F680}'.repeat(5000))
    expect(text).toBe('\u{1F680}'.repeat(MAX_QUERY_LENGTH))
  })

  it('keeps no more words than narrow anything down', () => {
    const many = Array.from({ length: 40 }, (_, index) => index).join(' ')
    expect(parseSearchQuery(many).words).toHaveLength(10)
  })

  it.each([
    ['deepseek r1:free', true],
    [':free', true],
    ['deepseek free', false],
    ['deepseek:', false],
  ])('knows whether %j names a variant', (input, namesVariant) => {
    expect(parseSearchQuery(input).namesVariant).toBe(namesVariant)
  })
})

describe('searchPath', () => {
  it('keeps every character of the text', () => {
    const text = 'a&b=c #1 %20 東京'
    expect(new URL(searchPath(text), 'http://localhost').searchParams.get('q')).toBe(text)
  })
})
