import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ChartFigure } from '@/components/charts/chart-figure'
import { exactCount } from '@/lib/view/text/format'
import { chartOf, linesOf } from '../../support/view/chart'

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
    expect(plain).toContain('This week so far')
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
    expect(page).toMatch(/<figcaption[^>]*>From 9,007T to 15 tokens per week/)
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

describe('a chart of lines without scripts', () => {
  const lines = linesOf(
    [
      [0.5, 0.25],
      [0.75, null],
      [0.1, 0.2],
    ],
    { lastIsPartial: true },
  )
  const figure = renderToStaticMarkup(<ChartFigure id="lines" view={lines} legend="list" />)

  it('draws a line a series, dashed where its bucket still runs', () => {
    expect(figure.match(/<g class="lines"/g)).toHaveLength(2)
    expect(figure.match(/data-partial/g)).toHaveLength(1)
    expect(figure).not.toContain('<pattern')
  })

  it('has exact values and gaps in its table, and no totals', () => {
    const rows = [...figure.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) => cells(row!))
    expect(rows[1]).toEqual(['Week of 12 Jan 2026', '75%', '-'])
    expect(figure).not.toContain('Total')
  })

  it('is what a logarithmic chart of amounts looks like, with totals in its table', () => {
    const logarithmic = renderToStaticMarkup(
      <ChartFigure id="log" view={{ ...view, mode: 'log' }} legend="list" />,
    )
    expect(logarithmic.match(/<g class="lines"/g)).toHaveLength(3)
    expect(logarithmic).toContain('Logarithmic axis')
    expect(logarithmic).toContain(exactCount(HUGE + 8n))
  })
})

describe('marks of a chart', () => {
  const mark = {
    bucket: view.buckets[1]!.bucket,
    label: 'Series 0 (14 Jan 2026)',
    href: '/models/a/0',
    colour: '#123456',
  }
  const figure = renderToStaticMarkup(
    <ChartFigure id="marks" view={{ ...view, marks: [mark] }} legend="list" />,
  )

  it('are links outside the drawing, at their bucket', () => {
    expect(figure).toMatch(
      /<li style="left:50%;top:0"><a href="\/models\/a\/0"[^>]*><span[^>]*>Series 0 \(14 Jan 2026\)/,
    )
    expect(figure.indexOf('chart-marks')).toBeLessThan(figure.indexOf('<svg'))
  })

  it('stand in the table too', () => {
    const rows = [...figure.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) => cells(row!))
    expect(rows[1]!.at(-1)).toBe('Series 0 (14 Jan 2026)')
    expect(page).not.toContain('Released')
  })
})

function cells(row: string): string[] {
  return row
    .split(/<\/t[hd]>/)
    .map((cell) => cell.replace(/<[^>]*>/g, ''))
    .filter(Boolean)
}
