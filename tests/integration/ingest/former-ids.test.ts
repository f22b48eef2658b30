import { describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { facts } from '@/lib/ingest/event/adapter-facts'
import { preview } from '@/lib/ingest/preview'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'

const now = new Date('2026-05-13T09:00:00Z')
const day = '2026-05-12'

describe('an id that comes again', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  const moments = [`${day}T10:00:07.250Z`, `${day}T11:30:00Z`]
  const record = (moment: string, more: object = {}) => ({
    ...wireEvent(`chatcmpl-373@${Math.floor(Date.parse(moment) / 1000)}`, moment, { ...more }),
    [facts]: { formerId: 'chatcmpl-373' },
  })
  const send = (...events: object[]) => accept(database().db, events, { source: 'api', apiKeyId: null, now })
  const ids = async () =>
    (await sql()`select id, tool_calls from events order by created_at, id`).map((row) => [
      row.id,
      row.tool_calls,
    ])

  it('is the record that an older version stored by the id alone, where second and numbers are the same', async () => {
    await send(wireEvent('chatcmpl-373', `${day}T10:00:07.000Z`), wireEvent('other', `${day}T10:00:07Z`))
    const stored = await ids()
    const records = [record(moments[0]!), record(moments[0]!, { tool_calls: 2 })]
    const told = { accepted: 0, duplicates: 1, completed: 1, rejected: [] }
    expect(await preview(database().db, records, { now })).toMatchObject(told)
    expect(await ids()).toEqual(stored)
    expect(await send(...records)).toMatchObject(told)
    expect(await ids()).toEqual([
      ['chatcmpl-373', 2],
      ['other', null],
    ])
  })

  it('is another request at another second, or with other numbers, and the same once it is stored', async () => {
    const others = [record(moments[1]!), record(moments[0]!, { prompt_tokens: 101 })]
    expect(await send(...others)).toMatchObject({ accepted: 2, rejected: [] })
    expect(await ids()).toEqual([
      ['chatcmpl-373', 2],
      ['other', null],
      ['chatcmpl-373@1778580007', null],
      ['chatcmpl-373@1778585400', null],
    ])
    expect(await send(...others, record(moments[0]!))).toMatchObject({
      accepted: 0,
      duplicates: 3,
      completed: 0,
    })
  })
})
