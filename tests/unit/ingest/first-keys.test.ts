import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstKeys } from '@/lib/ingest/readers/first-keys'

describe('the keys of the first record', () => {
  it.each([
    ['id,created_at\n1,2', ['id', 'created_at']],
    ['\uFEFF"id", startTime \r\n', ['id', 'startTime']],
    ['id;created_at\r\n1;"2', ['id', 'created_at']],
    ['sep=\t\n\nid\t"created\nat"\n1,2,3,4', ['id', 'created\nat']],
    ['id|created_at\rb|c', ['id', 'created_at']],
    ['"id,created_at', []],
    ['{"id":1,"usage":{"a":[{"b":2}]},"c":3}\n{"d":4}', ['id', 'usage', 'c']],
    ['[{"id":1},{"d":4}]', ['id']],
    ['[\n {"id":1,"te', ['id']],
    ['{"data":[{"id":1,"name":"{\\"x\\":1}"},{"d":4}]}', ['id', 'name']],
    ['{"meta":{"as_of":1},"data":[{"id":1}]}', ['id']],
    ['{"data":{"id":1,"total_cost":2}}', ['id', 'total_cost']],
    ['{"events":[{"id":1', ['id']],
    ['', []],
    ['[]', []],
  ])('%j has %j', (head, keys) => {
    expect([...firstKeys(head)]).toEqual(keys)
  })

  it('are those of the object, however it is written', () => {
    const key = fc.string().filter((name) => name !== '__proto__' && name !== 'data' && name !== 'events')
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue(), { minKeys: 1 }),
        fc.constantFrom(0, 2),
        (record, indent) => {
          const plain = JSON.parse(JSON.stringify(record)) as object
          const expected = Object.keys(plain).map((name) => JSON.stringify(name).slice(1, -1))
          for (const value of [plain, [plain], { data: [plain] }]) {
            expect([...firstKeys(JSON.stringify(value, null, indent))].sort()).toEqual(expected.sort())
          }
        },
      ),
      { seed: 20260822 },
    )
  })
})
