import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ChartFigure } from '@/components/charts/chart-figure'
import { exactCount } from '@/lib/domain/format'
import { chartOf } from '../../support/chart'

const HUGE = 9_007_199_254_740_993n
const view = chartOf(
  [
    [1n, HUGE, 7n],
    [4n, 5n, 6n],
    [2n, 2n, 2n],
  ],
  { lastIsPartial: true, lastIsOther: true },
)
const page = renderToStaticMarkup(<ChartFigure id="top" view={view} legend="list" />)

describe('a chart without scripts', () => {
  it('draws one shape a series and bar, Other last', () => {
    const paths = [...page.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path!)
    expect(paths).toHaveLength(3)
    // The first bar dwarfs the rest: only its middle part is tall enough to be seen.
    expect(paths[1]).toMatch(/^M\d+ \d+v-\d+h\d+v\d+z$/)
    expect([...page.matchAll(/title="(Series 0|Series 1|Other)"/g)].map(([, name]) => name)).toEqual([
      'Series 0',
      'Series 1',
      'Other',
    ])
  })

  it('hatches the running bar and says so', () => {
    const plain = renderToStaticMarkup(
      <ChartFigure id="top" view={chartOf([[4n], [2n]], { lastIsPartial: true })} legend="list" />,
    )
    expect(plain.match(/data-partial/g)).toHaveLength(1)
    expect(plain).toContain('fill="url(#top-hatch)"')
    expect(plain).toContain('<pattern id="top-hatch"')
    expect(plain).toContain('Running week, partial')
    expect(plain).toContain('Week of 12 Jan 2026 (partial)')
  })

  it('leaves a finished chart unhatched', () => {
    const finished = renderToStaticMarkup(<ChartFigure id="top" view={chartOf([[4n]])} legend="list" />)
    expect(finished).not.toContain('data-partial')
    expect(finished).not.toContain('partial')
  })

  it('holds the exact integers in a table, latest first, with their total', () => {
    const rows = [...page.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) => cells(row!))
    expect(rows).toHaveLength(3)
    expect(rows[0]![0]).toContain('Week of 19 Jan 2026')
    expect(rows[2]).toEqual(['Week of 5 Jan 2026', exactCount(HUGE + 8n), '1', exactCount(HUGE), '7'])
  })

  it('says what it shows to those who do not see it', () => {
    expect(page).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Weekly tokens by model\. From /)
    expect(page).toContain('<caption')
    expect(page).toMatch(/<figcaption[^>]*>From 9,007T to 15 tokens a week/)
  })

  it('links every name but Other', () => {
    expect([...page.matchAll(/<a href="(\/models[^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/models/a/0',
      '/models/a/1',
    ])
  })

  it('carries the exact value behind each short one of the legend', () => {
    expect(page).toContain('<data value="4" title="4 tokens">4</data>')
  })

  it('sends only characters that keep the page cheap to serve', () => {
    expect(page).toMatch(/^[\x20-\x7e\n]+$/)
  })
})

function cells(row: string): string[] {
  return row
    .split(/<\/t[hd]>/)
    .map((cell) => cell.replace(/<[^>]*>/g, ''))
    .filter(Boolean)
}
