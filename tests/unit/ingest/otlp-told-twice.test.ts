import { describe, expect, it } from 'vitest'
import { chat, type TestSpan } from '../../support/ingest/otlp'
import { outcomes } from '../../support/ingest/otlp-outcomes'
import {
  aa,
  bb,
  cc,
  dd,
  MESSAGE,
  wrapper as openInference,
  call as sdkSpan,
} from '../../support/ingest/otlp-pair'

/** Without a parent where a test names none. */
const sdk = (more: TestSpan, attributes: TestSpan['attributes'] = {}) =>
  sdkSpan({ parentSpanId: undefined, ...more }, attributes)
const late = '2026-08-20T10:00:03.000Z'
const later = '2026-08-20T10:00:09.000Z'

describe('a call that two spans of one request tell', () => {
  it('counts once where the wrapper is above the call, and leaves no session behind', () => {
    const wrapper = openInference({}, { 'session.id': 's-1' })
    const call = sdk({ parentSpanId: aa })
    for (const spans of [
      [wrapper, call],
      [call, wrapper],
    ]) {
      expect(outcomes(spans)).toEqual(
        expect.arrayContaining([
          'repeats_children',
          expect.objectContaining({ id: MESSAGE, prompt_tokens: 1568, session_id: 's-1' }),
        ]),
      )
    }
  })

  it('counts under the id of the answer, also where only the span above bears it', () => {
    const upper = sdk({})
    const lower = openInference({ parentSpanId: bb })
    expect(outcomes([upper, lower])).toMatchObject(['repeats_children', { id: MESSAGE, prompt_tokens: 1568 }])
  })

  it('counts once where they stand side by side, and one encloses the other', () => {
    // As OpenLLMetry tells of LangChain and of OpenAI.
    const framework = chat(
      { 'gen_ai.request.model': 'gpt-5-mini', 'gen_ai.response.model': 'gpt-5-mini', 'user.id': 'u-1' },
      { spanId: aa, parentSpanId: dd, end: late },
    )
    const client = chat(
      {
        'gen_ai.response.model': 'gpt-5-mini-2025-08-07',
        'gen_ai.response.id': 'chatcmpl-9J3uogKnkrifoBFE1Rf',
      },
      { spanId: bb, parentSpanId: dd },
    )
    const counted = { model: 'openai/gpt-5-mini-2025-08-07', prompt_tokens: 100, account_id: 'u-1' }
    expect(outcomes([framework, client])).toMatchObject(['told_twice', counted])
    expect(outcomes([client, framework])).toMatchObject([counted, 'told_twice'])
  })

  it('without any id is the inner one, where two instrumentations tell', () => {
    const outer = openInference({ end: late })
    const inner = openInference({ spanId: bb, scope: 'inner' })
    expect(outcomes([outer, inner])).toMatchObject(['told_twice', { id: expect.stringContaining(bb) }])
    const same = openInference({ spanId: bb })
    expect(outcomes([outer, same])).toMatchObject([{ prompt_tokens: 1568 }, { prompt_tokens: 1568 }])
  })

  it.each([
    ['other counts', { 'gen_ai.usage.output_tokens': 10 }, {}],
    ['a model of another maker', { 'gen_ai.request.model': 'gpt-4o' }, {}],
    ['another trace', {}, { traceId: 'f'.repeat(32) }],
    ['another time', {}, { start: late, end: later }],
    ['a time that overlaps', {}, { start: '2026-08-20T10:00:01.000Z', end: later }],
  ] as [string, TestSpan['attributes'], TestSpan][])('are two calls with %s', (_, attributes, more) => {
    expect(outcomes([openInference({}), sdk(more, attributes)])).toMatchObject([
      { completion_tokens: 9 },
      { completion_tokens: expect.any(Number) },
    ])
  })

  it('are two calls where they bear the ids of two answers', () => {
    const other = sdk({ spanId: cc, end: late }, { 'gen_ai.response.id': 'msg_01BBBBBBBBBBBBBBBBBBBBBB' })
    expect(outcomes([sdk({}), other])).toMatchObject([
      { id: MESSAGE },
      { id: expect.stringContaining('BBBB') },
    ])
  })

  it('are as many calls as ran side by side, though they agree', () => {
    const embeddings = Array.from({ length: 5 }, (_, index) =>
      chat(
        { 'gen_ai.operation.name': 'embeddings', 'gen_ai.usage.output_tokens': 0 },
        { spanId: `${index}`.repeat(16).replaceAll('0', 'e'), end: `2026-08-20T10:00:0${index + 1}.000Z` },
      ),
    )
    expect(outcomes(embeddings).every((event) => typeof event === 'object')).toBe(true)
  })

  it('count once each where each has its wrapper', () => {
    const spans = [aa, cc].flatMap((wrapper, index) => [
      openInference({ spanId: wrapper }),
      sdk(
        { spanId: [bb, dd][index]!, parentSpanId: wrapper },
        { 'gen_ai.response.id': `msg_0${index}AAAAAAAAAAAAAAAAAAAAAA` },
      ),
    ])
    expect(outcomes(spans).filter((event) => typeof event === 'object')).toHaveLength(2)
  })
})
