import { describe, expect, it } from 'vitest'
import { chartPicture } from '@/lib/view/chart/chart-picture'
import type { ChartView } from '@/lib/view/chart/chart-view'
import { escapeXml } from '@/lib/view/picture/escape-xml'
import { pictureSvg } from '@/lib/view/picture/picture-svg'
import { fitText, textWidth, wrapText } from '@/lib/view/picture/picture-text'
import { elementsOf, parseXml, textOf } from '@/tests/support/http/xml'
import { chartOf } from '@/tests/support/view/chart'

const frame = { theme: 'light', heading: 'Top models', dataThrough: '2026-01-20', citation: null } as const
const draw = (view: ChartView, more: Partial<Parameters<typeof chartPicture>[1]> = {}) => {
  const picture = chartPicture(view, { ...frame, ...more })
  const root = parseXml(pictureSvg(picture))
  return { picture, root, texts: elementsOf(root, 'text').map(textOf) }
}

describe('a picture of a chart', () => {
  it('stacks the bars of the plot to the exact heights of their values', () => {
    const { root } = draw(
      chartOf([
        [1n, 3n],
        [2n, 2n],
      ]),
    )
    const [plot] = elementsOf(root, 'g').filter(({ attributes }) => attributes.transform)
    expect(plot!.attributes.transform).toBe('translate(48 140) scale(17.25 0.35)')
    const paths = elementsOf(plot!, 'path').map(({ attributes }) => attributes.d)
    expect(paths).toEqual([
      'M8.665 1000v-250h2.67v250zM28.665 1000v-500h2.67v500z',
      'M8.665 750v-750h2.67v750zM28.665 500v-500h2.67v500z',
    ])
  })

  it('hatches the running bucket where its bar stands, and says so', () => {
    const { root, texts } = draw(chartOf([[4n], [2n]], { lastIsPartial: true }))
    const hatched = elementsOf(root, 'rect').filter(({ attributes }) => attributes.fill === 'url(#hatch)')
    expect(hatched[0]!.attributes).toMatchObject({ x: '542.4713', y: '315', width: '46.0575', height: '175' })
    expect(texts).toContain('This week so far')
    expect(draw(chartOf([[4n], [2n]])).texts).not.toContain('This week so far')
  })

  it('draws lines on a logarithmic axis, dashed to the running bucket, with amounts in place of shares', () => {
    const view: ChartView = { ...chartOf([[1n], [10n], [100n]], { lastIsPartial: true }), mode: 'log' }
    const { root, texts } = draw(view)
    const paths = elementsOf(root, 'path').map(({ attributes }) => attributes)
    expect(paths.map(({ d }) => d)).toEqual(expect.arrayContaining(['M163 490L393 315', 'M393 315L623 140']))
    expect(paths.filter((path) => path['stroke-dasharray']).map(({ d }) => d)).toContain('M393 315L623 140')
    expect(texts.slice(texts.indexOf('Series 0'), texts.indexOf('Series 0') + 2)).toEqual(['Series 0', '10'])
  })

  it('holds whatever a name holds, and cuts what is too long for the legend', () => {
    const view = chartOf([[3n, 2n, 1n]])
    view.series[0]!.name = '</text><script>alert("&")</script>'
    view.series[1]!.name = 'A name '.repeat(40)
    view.series[2]!.name = 'Nul\u0000 and half \ud800 a pair'
    const { root, texts } = draw(view, { heading: `"Heading" & <more> ${'x'.repeat(300)}` })
    expect(elementsOf(root, 'script')).toEqual([])
    expect(texts[0]).toMatch(/^"Heading" & <more> x+\.\.\.$/)
    expect(texts.find((text) => text.startsWith('</text>'))).toMatch(/^<\/text><script>\w+.*\.\.\.$/)
    expect(texts.find((text) => text.startsWith('A name'))).toMatch(/^A name( A name){1,3}.*\.\.\.$/)
    expect(texts).toContain('Nul and half  a pair')
  })

  it('keeps every text within the picture', () => {
    const view = chartOf(Array.from({ length: 52 }, () => Array.from({ length: 10 }, () => 7n ** 20n)))
    const { picture } = draw(view, { citation: 'Word '.repeat(200) })
    for (const { text, x, y, size, anchor } of picture.texts) {
      const width = textWidth(text) * size
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      expect(left, text).toBeGreaterThanOrEqual(0)
      expect(left + width, text).toBeLessThanOrEqual(1200)
      expect(y, text).toBeLessThanOrEqual(625)
    }
  })

  it('says in its middle that there is nothing, where there is nothing', () => {
    const { root, texts } = draw(chartOf([[0n]]), { dataThrough: null })
    expect(texts).toContain('No complete week yet.')
    expect(texts).toContain('No complete day yet.')
    expect(elementsOf(root, 'pattern')).toHaveLength(1)
    expect(texts).not.toContain('Series 0')
  })
})

describe('the texts of pictures', () => {
  it('are escaped for XML, without what it cannot hold', () => {
    expect(escapeXml(`<a b="c">'&'\u0007\ufffe\ud83d`)).toBe('&lt;a b=&quot;c&quot;&gt;&#39;&amp;&#39;')
    expect(escapeXml('\ud83d\ude00 \n')).toBe('\ud83d\ude00 \n')
  })

  it('fit into their width, or are cut', () => {
    expect(fitText('Short\nname', 10, 200)).toBe('Short name')
    const cut = fitText('W'.repeat(50), 10, 100)
    expect(cut).toMatch(/^W+\.\.\.$/)
    expect(textWidth(cut) * 10).toBeLessThanOrEqual(100)
    expect(textWidth('\u6a21\u578b')).toBe(2)
  })

  it('are wrapped between words, the last line cut', () => {
    expect(wrapText('', 10, 100, 2)).toEqual([])
    expect(wrapText('one two three four', 10, 60, 9)).toEqual(['one two', 'three four'])
    const lines = wrapText('word '.repeat(30), 10, 100, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/\.\.\.$/)
  })
})
