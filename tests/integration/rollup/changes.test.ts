import { describe, expect, it } from 'vitest'
import { boardTable } from '@/lib/view/table/board-table'
import { askBoard } from '../../support/brute-force/ask-board'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { event, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const [thisWeek, weekBefore, longAgo] = ['2026-03-03', '2026-02-22', '2026-01-10']

function tokens(modelId: number, day: string, count: number): Traffic {
  const counts = { promptTokens: count, completionTokens: 0, reasoningTokens: 0, cachedTokens: 0 }
  return { ...event, ...counts, modelId, day }
}

/** arp242/goatcounter#783: a fall was shown where there was a rise, as sign or base was the wrong way round. */
describe('the change of a board', () => {
  const database = useServedTraffic(
    [
      tokens(1, weekBefore, 80),
      tokens(1, thisWeek, 83),
      tokens(4, weekBefore, 83),
      tokens(4, thisWeek, 80),
      tokens(5, thisWeek, 7),
      tokens(7, weekBefore, 10_000),
      tokens(7, thisWeek, 10_001),
      tokens(8, longAgo, 5),
    ],
    now,
  )
  const { csv } = exportsOf(database)

  it('has the sign of the difference, the week before as its base, and an arrow of the same sense', async () => {
    const board = await askBoard(database().db, 'models', {}, now)
    const { cells } = boardTable(board, { caption: '' }).columns.find(({ id }) => id === 'change')!
    const shown = board.rows.map(({ slug }, index) => [slug, cells[index]])
    expect(Object.fromEntries(shown)).toEqual({
      'acme/one': { direction: 'up', text: '3.8%', hiddenWord: 'up' },
      'acme/Two': { direction: 'down', text: '3.6%', hiddenWord: 'down' },
      'beta/three': { direction: 'new', text: 'new', hiddenWord: '' },
      'Corp/four': { direction: 'flat', text: '0.0%', hiddenWord: '' },
    })
  })

  it('is the same in the file, where growth from nothing is empty and marked as new', async () => {
    const rows = await csv('models.csv')
    expect(rows.map(({ slug, change, is_new }) => [slug, change, is_new])).toEqual([
      ['Corp/four', '0.000100', 'false'],
      ['acme/one', '0.037500', 'false'],
      ['acme/Two', '-0.036145', 'false'],
      ['beta/three', '', 'true'],
    ])
  })
})
