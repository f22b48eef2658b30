import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { type MessageKey, text } from '@/lib/view/text/messages'

const catalogue = JSON.parse(readFileSync('messages/en.json', 'utf8'))

function textsOf(node: unknown, path: string[] = []): [string, string][] {
  if (typeof node === 'string') return [[path.join('.'), node]]
  return Object.entries(node as object).flatMap(([name, inner]) => textsOf(inner, [...path, name]))
}

describe('the message catalogue', () => {
  it.each(textsOf(catalogue))('%s is a message that can be read', (_, message) => {
    expect(message.trim()).toBe(message)
    expect(() => new IntlMessageFormat(message, 'en')).not.toThrow()
  })

  it('answers a text', () => {
    expect(text('site.name')).toBe('Tokenboard')
  })

  it('says which text is missing', () => {
    expect(() => text('site.nothing' as MessageKey)).toThrow('messages/en.json has no text site.nothing')
  })
})
