import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseArray, serializeArray } from '@/db/array-types'

it('arrays are read as they were written', () => {
  const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' })))
  fc.assert(
    fc.property(texts, (values) => {
      expect(parseArray(serializeArray(values))).toEqual(values)
    }),
  )
  expect(parseArray('{{1,2},{NULL,"NULL"}}')).toEqual([
    ['1', '2'],
    [null, 'NULL'],
  ])
  expect(parseArray('{}')).toEqual([])
  expect(serializeArray('{1,2}')).toBe('{1,2}')
})
