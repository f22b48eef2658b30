import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { BoardNotes } from '@/components/boards/board-notes'
import { FreshnessLine } from '@/components/ui/freshness-line'
import type { Board } from '@/lib/domain/traffic/board'
import { richText } from '@/lib/view/text/messages'

const line = (dataThrough: string | null, asOf: string | null) =>
  renderToStaticMarkup(
    <FreshnessLine freshness={{ dataVersion: 7n, dataThrough, firstDay: '2026-01-01', asOf }} />,
  )

describe('sentences with marks', () => {
  it('say how fresh the numbers are, for people and for machines', () => {
    const through = 'Data through <time dateTime="2026-08-21">21 Aug 2026</time> UTC'
    expect(line('2026-08-21', '2026-08-22T00:10:00Z')).toBe(
      `${through}, as of <time dateTime="2026-08-22T00:10:00Z">00:10 UTC on 22 Aug 2026</time>, data version 7`,
    )
    expect(line('2026-08-21', null)).toBe(`${through}, data version 7`)
    expect(line(null, null)).toBe('No complete day yet.')
  })

  it('explain the tilde', () => {
    const note = renderToStaticMarkup(<BoardNotes board={{ total: { estimated: true } } as Board} />)
    expect(note).toContain(
      '<span aria-hidden="true">~</span><span class="sr-only">Tilde:</span> estimated from',
    )
    expect(note).toContain('>What that means</a>')
  })

  it('refuse a name that is a value and a mark', () => {
    const marks = { licence: () => '', name: () => '' }
    expect(() => richText('site.demo', { citations: '', name: '' }, marks)).toThrow('"name" is both')
  })
})
