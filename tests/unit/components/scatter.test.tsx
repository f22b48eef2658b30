import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DistributionBars } from '@/components/charts/distribution-bars'
import { ScatterChart } from '@/components/charts/scatter/scatter-chart'
import { scatterOf } from '../../support/view/scatter'

describe('a scatter chart without scripts', () => {
  const view = scatterOf([
    { x: 0.5, y: 1e12, name: 'Cheap' },
    { x: 0, y: 3e9, name: 'Free' },
    { x: 40, y: 2e9, name: 'Dear' },
  ])
  const page = renderToStaticMarkup(<ScatterChart view={view} />)

  it('draws each point as a link that says what it is', () => {
    const links = [...page.matchAll(/<a href="([^"]*)" tabindex="-1"><circle[^>]*><title>([^<]*)/g)]
    expect(links.map(([, href, title]) => [href, title])).toEqual([
      ['/models/a/0', 'Model 0: $0.5, 1000000000000 tokens'],
      ['/models/a/2', 'Model 2: $40, 2000000000 tokens'],
    ])
  })

  it('has the same links and numbers in its table, with those that have no place', () => {
    const rows = [...page.matchAll(/<tr><th scope="row"><a href="([^"]*)">([^<]*)<\/a><\/th>(.*?)<\/tr>/g)]
    expect(rows.map(([, href, name]) => `${name} ${href}`)).toEqual([
      'Cheap /models/a/0',
      'Free /models/a/1',
      'Dear /models/a/2',
    ])
    expect(rows[2]![3]).toBe('<td>$40</td><td>2000000000</td>')
    expect(page).toContain('1 with a zero has no place on logarithmic axes')
  })

  it('names the largest in the drawing', () => {
    expect(page).toMatch(/<text[^>]*text-anchor="start"[^>]*>Cheap<\/text>/)
  })
})

describe('bars of a distribution', () => {
  it('are rows of a table', () => {
    const view = {
      title: 'Requests by length',
      summary: 'Most are short.',
      columns: { label: 'Tokens', value: 'Requests', share: 'Share' },
      bars: [
        { label: 'up to 1K', value: 30n, text: '30', share: '75.0%' },
        { label: '1K to 10K', value: 10n, text: '10', share: '25.0%' },
        { label: 'more', value: 0n, text: '0', share: '0%' },
      ],
    }
    const page = renderToStaticMarkup(<DistributionBars view={view} />)
    const widths = [...page.matchAll(/width:([\d.]+%)(;min-width:1px)?/g)].map(([, width, least]) => [
      width,
      least,
    ])
    expect(widths).toEqual([
      ['100%', ';min-width:1px'],
      ['33.333%', ';min-width:1px'],
      ['0%', undefined],
    ])
    expect(page).toContain('<th scope="row">1K to 10K</th>')
    expect(page).toContain('<td>10</td><td>25.0%</td>')
  })
})
