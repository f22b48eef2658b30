import { describe, expect, it } from 'vitest'
import { HttpError } from '@/lib/http/errors'
import { parseEventBody } from '@/lib/http/ingest/event-body'
import { UnreadableItem } from '@/lib/ingest/refusal'

const parse = (text: string, maximum = 10) =>
  parseEventBody(text, maximum).map((item) => (item instanceof UnreadableItem ? item.refusal : item))

function failure(text: string, maximum = 10): HttpError {
  try {
    parseEventBody(text, maximum)
  } catch (error) {
    if (error instanceof HttpError) return error
    throw error
  }
  throw new Error('no failure')
}

describe('parseEventBody', () => {
  it.each([
    ['[{"id":"a"},5]', [{ id: 'a' }, 5]],
    ['[]', []],
    [' {"events": [{"id":"a"}]} ', [{ id: 'a' }]],
    ['{"id":"a"}', [{ id: 'a' }]],
    ['{"id":"a"}\n', [{ id: 'a' }]],
    ['\n{"id":"a"}\r\n\r\n{"id":"b"}', [{ id: 'a' }, { id: 'b' }]],
    ['[\n{"id":"a"}\n]', [{ id: 'a' }]],
  ])('reads %j', (text, items) => {
    expect(parse(text)).toEqual(items)
  })

  it('keeps the place of a broken line, wherever it stands', () => {
    expect(parse('{"id":"a",}\n\n{"id":"b"}\n{"id"')).toEqual([
      { code: 'invalid_json', message: 'Line 1 is not JSON: it goes wrong at column 11.' },
      { id: 'b' },
      { code: 'invalid_json', message: 'Line 4 is not JSON: it goes wrong at column 6.' },
    ])
  })

  it.each([
    ['hello', 1, 1],
    ['{"id":"a"', 1, 10],
    ['[{"id":"a"},\n{"id":}]', 2, 7],
    // The last line would be an event by itself, but the text is no NDJSON.
    ['{"events":[\n{"id":"a"},\n{"id":"b"}\n', 4, 1],
    ['[\n{"id":"a"}\n', 3, 1],
    ['{\n"id":"a"\n"model":5}', 3, 1],
    ['[{"id":"a"}]\n[{"id":"b"}]', 2, 1],
  ])('says where %j stops being JSON', (text, line, column) => {
    const error = failure(text)
    expect(error).toMatchObject({ status: 400, code: 'invalid_json', details: { line, column } })
    expect(error.message).toContain(`line ${line}, column ${column}`)
  })

  it.each(['', ' \n '])('asks for events where the body is %j', (text) => {
    expect(failure(text)).toMatchObject({ status: 400, code: 'invalid_json' })
    expect(failure(text).message).toContain('empty')
  })

  it.each(['5', '"text"', 'null', '{"events":{}}', '{"events":null}'])(
    'says that %s holds no events',
    (text) => {
      expect(failure(text)).toMatchObject({ status: 400, code: 'not_events' })
    },
  )

  it.each([
    ['array', '[1,2,3]'],
    ['object', '{"events":[1,2,3]}'],
    ['lines', '{"a":1}\n{"a":2}\n{"a":3}'],
  ])('counts the events of an %s', (_, text) => {
    expect(parse(text, 3)).toHaveLength(3)
    expect(failure(text, 2)).toMatchObject({
      status: 413,
      code: 'too_many_events',
      details: { maximum_events: 2 },
    })
  })
})
