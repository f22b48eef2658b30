import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault, LOOKED_AT } from '@/lib/http/ingest/json-fault'

describe('findJsonFault', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['[1, 2', 5],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['{"a":1,}', 7],
    ['{"a":1]', 6],
    ['[1]]', 3],
    ['[01]', 2],
    ['[+1]', 1],
    ['[.5]', 1],
    ['nul', 0],
    ["['a']", 1],
    ['["a\nb"]', 1],
    ['["\\x"]', 1],
    ['["open]', 1],
    ['[]\u00a0', 2],
    ['{"events":[{"id":"a"},{"id":}]}', 28],
  ])('finds the fault of %j at %d', (text, position) => {
    expect(findJsonFault(text)).toMatchObject({ position })
  })

  it('counts lines and columns from one', () => {
    expect(findJsonFault('[\n  {"a": 1},\n  {"b": oops}\n]')).toEqual({ position: 22, line: 3, column: 9 })
    expect(findJsonFault('x')).toEqual({ position: 0, line: 1, column: 1 })
  })

  it('is the end of every whole text, and of every one that breaks off between two tokens', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        expect(findJsonFault(json)?.position).toBe(json.length)
      }),
      { seed: 1 },
    )
    const lists = fc.letrec((tie) => ({
      list: fc.array(fc.oneof({ depthSize: 'small' }, fc.nat({ max: 9 }), tie('list')), { maxLength: 4 }),
    })).list
    fc.assert(
      fc.property(lists, fc.nat(), (list, at) => {
        const json = JSON.stringify(list) // every token is one character
        const place = at % json.length
        expect(findJsonFault(json.slice(0, place))?.position).toBe(place)
        expect(findJsonFault(`${json.slice(0, place)}!${json.slice(place)}`)?.position).toBe(place)
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['brackets', '['.repeat(LOOKED_AT + 1)],
    ['a string', `["${'a'.repeat(LOOKED_AT)}`],
    ['a number', `[${'1'.repeat(LOOKED_AT)}x`],
    ['space', `${' '.repeat(LOOKED_AT)}x`],
    ['a word that is cut', `${' '.repeat(LOOKED_AT - 2)}trux`],
    ['an escaped character that is cut', `"${'a'.repeat(LOOKED_AT - 4)}\\u00zz"`],
  ])('does not look for what lies far behind %s', (_, text) => {
    expect(findJsonFault(text)).toBeUndefined()
  })

  it('finds what lies before the end of what it looks at, however much comes behind', () => {
    expect(findJsonFault(`[1,,${' '.repeat(LOOKED_AT)}`)).toMatchObject({ position: 3 })
    expect(findJsonFault(`["a\nb"${' '.repeat(LOOKED_AT)}`)).toMatchObject({ position: 1 })
  })
})
