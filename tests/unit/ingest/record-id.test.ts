import { describe, expect, it } from 'vitest'
import { isUniqueId, recordId } from '@/lib/ingest/adapters/record-id'

const at = '2026-11-20T10:00:00.900Z'
const seconds = Date.parse('2026-11-20T10:00:00Z') / 1000

describe('the id of a record of another system', () => {
  it.each([
    'chatcmpl-373',
    '0',
    'cmpl_42',
    'chat_cmpl_00000000000000000012',
    'chatcmpl-00000000-0000-0000-0000-000000000000',
    'chatcmpl-7f3a',
  ])('%s may come again, so it counts with its time to the second', (id) => {
    expect(isUniqueId(id)).toBe(false)
    expect(recordId(id, at)).toEqual({ id: `${id}@${seconds}`, formerId: id })
  })

  it.each([
    'chatcmpl-7QyqpwdfhqwajicIEznoc6Q47XAyW',
    'e5cc70bb-28c4-4894-8073-e77776eb30ef',
    'msg_01Aa1Bb2Cc3Dd4Ee5Ff6',
    'gen-1795168800-Aa1Bb2Cc3Dd4Ee5Ff6Gg7',
    'rnvtZ_iOKqqX4-EP5aOpkQ4',
  ])('%s counts alone', (id) => {
    expect(recordId(id, at)).toEqual({ id })
  })

  it('of letters alone is looked at once, however long it is', () => {
    // A pattern that tries the letters in every grouping would take longer than the universe has been there.
    expect(isUniqueId(`chatcmpl-${'abcdefgh'.repeat(23)}`)).toBe(true)
    expect(isUniqueId(`${'a-'.repeat(95)}!`)).toBe(true)
  })

  it('too long to be stored counts by its hash', () => {
    const { id, formerId } = recordId('x'.repeat(473), at)
    expect(id).toMatch(/^sha256-[0-9a-f]{64}$/)
    expect([recordId('x'.repeat(473), undefined).id, formerId]).toEqual([id, undefined])
  })

  it('without a time, or without itself, stays as it is', () => {
    expect(recordId('chatcmpl-373', 'yesterday')).toEqual({ id: 'chatcmpl-373' })
    expect(recordId(undefined, at)).toEqual({ id: undefined })
    expect(recordId('', at)).toEqual({ id: '' })
  })
})
