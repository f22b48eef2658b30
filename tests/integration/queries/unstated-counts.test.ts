import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { drawComparison } from '@/app/compare/draw-comparison'
import { tokenizers } from '@/app/growth/sections/tokenizers'
import { drawBoard, drawOverview } from '@/app/sections/draw-sections'
import { defaultComparison } from '@/lib/domain/traffic/compare-question'
import { findCompared } from '@/lib/queries/compare'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { usualGrowth } from '@/lib/view/address/growth-path'
import { defaultQuestion } from '@/lib/view/address/page-path'
import { boardNames, takes } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { event } from '../../support/database/traffic'
import { now, traffic } from '../../support/http/exports'

const metric = 'normalised' as const
const send = text('normalised.send')
const ranking = boardNames.filter((board) => takes(board, 'metric'))

describe('pages by a count that nobody states', () => {
  const database = useServedTraffic([...traffic, { ...event, day: '2026-02-10' }], now)

  it.each(ranking)('say what to send in place of zeros: %s', async (board) => {
    const question = { ...defaultQuestion(board), metric }
    const drawn = await readSnapshot(database().db, (reader) => drawBoard(reader, question, now))
    const page = renderToStaticMarkup(drawn)
    expect(page.split(send)).toHaveLength(2)
    expect(page).toContain('href="/about#tokenizers"')
    expect(page).not.toContain('0 normalised tokens')
  })

  it('say it in short on the overview, board by board', async () => {
    const drawn = await readSnapshot(database().db, (reader) =>
      drawOverview(reader, { ...defaultQuestion(null), metric }, now),
    )
    const page = renderToStaticMarkup(drawn)
    expect(page.split(`${text('normalised.none')}.`)).toHaveLength(1 + ranking.length)
    expect(page).not.toContain(send)
  })

  it('say it in comparisons and in the page of growth', async () => {
    const question = { ...defaultComparison('models', ['acme/one']), metric }
    const [compared, section] = await readSnapshot(database().db, async (reader) => {
      const { found } = await findCompared(reader, 'models', question.slugs)
      return [
        await drawComparison(reader, question, found, now),
        await tokenizers({ reader, question: usualGrowth, of: null, now }),
      ]
    })
    expect(renderToStaticMarkup(compared)).toContain(send)
    expect(renderToStaticMarkup(section)).toContain(text('growth.tokenizers.send'))
  })
})

describe('pages by a count that some state', () => {
  const counted = { ...event, normalisedPromptTokens: 500, normalisedCompletionTokens: 300 }
  const database = useServedTraffic([counted, { ...event, modelId: 4 }, { ...event, day: '2026-02-10' }], now)

  it.each(ranking)('rank those alone, and tell the part that is counted: %s', async (board) => {
    const question = { ...defaultQuestion(board), metric }
    const drawn = await readSnapshot(database().db, (reader) => drawBoard(reader, question, now))
    const page = renderToStaticMarkup(drawn)
    expect(page).not.toContain(send)
    expect(page).toContain(board === 'models' ? 'Counted for 33.3% of' : 'Counted for 50.0% of')
  })
})
