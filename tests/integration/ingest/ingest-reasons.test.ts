import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { IngestReasonTable } from '@/components/about/ingest-reason-table'
import { countBatch } from '@/lib/http/metrics/count-batch'
import { metrics } from '@/lib/http/metrics/metrics'
import { accept } from '@/lib/ingest/accept'
import { facts } from '@/lib/ingest/event/adapter-facts'
import { skipReasons } from '@/lib/ingest/not-usage'
import { refusalCodes } from '@/lib/ingest/refusal'
import { usageReasons } from '@/lib/ingest/usage/reasons'
import { getIngestReasons } from '@/lib/queries/coverage/ingest-reasons'
import { reasonText } from '@/lib/view/text/reason-text'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'

const now = new Date('2026-05-13T09:00:00Z')
const at = '2026-05-12T10:00:00Z'

describe('reasons', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  const send = (events: readonly unknown[], when = now) =>
    countBatch('tokenboard', () =>
      accept(database().db, events, { source: 'api', apiKeyId: null, now: when }),
    )
  const cut = wireEvent('cut', at, { reasoning_tokens: 21 })
  const hidden = { ...wireEvent('hidden', at), [facts]: { usageReason: 'hidden_output' } }

  it('are kept by day of receipt, source and outcome, and told in the answer and the metrics', async () => {
    await sql()`insert into rollup_days values ('2026-01-02', 'sealed', 1, 1, 1, 1, now())`
    const outcome = await send([
      ...[wireEvent('plain', at), cut, hidden],
      ...[{ ...cut, prompt_tokens: 7 }, wireEvent('old', '2026-01-02T10:00:00Z')],
      ...[{ ...cut, model: 'gpt' }, 5, wireEvent('ahead', '2026-06-01T00:00:00Z')],
    ])
    expect(outcome).toMatchObject({
      ...{ accepted: 3, adjusted: 1 },
      reasons: { reasoning_above_completion: 1, hidden_output: 1 },
    })
    const told = await metrics().registry.metrics()
    expect(told).toContain('tokenboard_ingest_adjusted_total{reason="reasoning_above_completion"} 1')
    expect(told).toContain('tokenboard_ingest_adjusted_total{reason="total_below_parts"} 0')
    expect(told).not.toContain('reason="hidden_output"')
    const [row] = await sql()`select usage_reason, adjusted from events where id = 'hidden'`
    expect(row).toEqual({ usage_reason: 3, adjusted: false })
    expect(
      await sql()`select day::text, source, outcome, reason, count::int from ingest_reasons order by outcome, reason`,
    ).toEqual(
      [
        ['refused', 'conflict'],
        ['refused', 'created_at_in_future'],
        ['refused', 'day_sealed'],
        ['refused', 'invalid_event'],
        ['refused', 'invalid_model'],
        ['solved', 'hidden_output'],
        ['solved', 'reasoning_above_completion'],
      ].map(([outcome, reason]) => ({ day: '2026-05-13', source: 'api', outcome, reason, count: 1 })),
    )
  })

  it('count nothing again of events that are sent again, but each refusal', async () => {
    expect(await send([cut, hidden, wireEvent('plain', at)])).toMatchObject({ duplicates: 3, reasons: {} })
    expect(await send([wireEvent('plain', at, { reasoning_tokens: 30 })])).toMatchObject({
      ...{ completed: 1, adjusted: 1, reasons: { reasoning_above_completion: 1 } },
    })
    await send([{ ...cut, prompt_tokens: 7 }])
    const chunks = [{ object: 'chat.completion.chunk', id: 'chatcmpl-1', choices: [] }]
    const skipping = await accept(database().db, chunks, {
      ...{ source: 'api', adapter: 'openai-chat', apiKeyId: null, now },
    })
    expect(skipping.skipped).toEqual({ no_usage: 1 })
    expect(
      await sql()`select source, reason, count::int from ingest_reasons
        where source <> 'api' or count > 1 order by source, reason`,
    ).toEqual([
      { source: 'api', reason: 'conflict', count: 2 },
      { source: 'api', reason: 'reasoning_above_completion', count: 2 },
      { source: 'api:openai-chat', reason: 'no_usage', count: 1 },
    ])
  })

  it('are read for the last 30 days, the most frequent of each outcome first', async () => {
    await send([{ ...cut, model: 'gpt' }], new Date('2026-04-14T00:00:00Z'))
    await send([{ ...cut, model: 'gpt' }], new Date('2026-04-13T23:59:59Z'))
    const reasons = await getIngestReasons(database().db, now)
    expect(reasons.slice(0, 5)).toEqual([
      { outcome: 'solved', reason: 'reasoning_above_completion', count: 2n },
      { outcome: 'solved', reason: 'hidden_output', count: 1n },
      { outcome: 'skipped', reason: 'no_usage', count: 1n },
      { outcome: 'refused', reason: 'conflict', count: 2n },
      { outcome: 'refused', reason: 'invalid_model', count: 2n },
    ])
    const table = renderToStaticMarkup(IngestReasonTable({ reasons }))
    expect(table).toContain('The field model is missing')
    expect(renderToStaticMarkup(IngestReasonTable({ reasons: [] }))).toContain('None in the last 30 days')
  })

  it('have a sentence each', () => {
    const codes = [
      ...usageReasons.map((reason) => ({ outcome: 'solved' as const, reason })),
      ...skipReasons.map((reason) => ({ outcome: 'skipped' as const, reason })),
      ...refusalCodes.map((reason) => ({ outcome: 'refused' as const, reason })),
    ]
    for (const code of codes) expect(reasonText(code)).toMatch(/^[A-Z].*\.$/)
    expect(reasonText({ outcome: 'skipped', reason: 'of_another_version' })).toBe('of_another_version')
  })
})
