import { describe, expect, it } from 'vitest'
import { withoutCharts } from '@/scripts/lighthouse/without-charts'

const PLACE = /__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g
const push = (piece: string) => `<script>self.__next_f.push([1,${JSON.stringify(piece)}])</script>`
const dataOf = (html: string) => [...html.matchAll(PLACE)].map(([, piece]) => JSON.parse(piece!)).join('')

const text = 'Größe: a line\nand "another"'
const rows = [
  '1:I[7,["/chunk.js"],"ChartStage"]\n',
  '2:["$","main",null,{"children":[["$","figure",null,{"children":["$","$L1",null,{"packed":{}}]}],["$","p",null,{"children":"figure <b>"}]]}]\n',
  `3:T${Buffer.byteLength(text).toString(16)},${text}`,
  '4:"$Sreact.fragment"\n',
].join('')

describe('a page without its charts', () => {
  it('has no charts left, neither shown nor in the data, and all else', () => {
    const half = rows.indexOf('figure') + 3 // pieces part the data anywhere
    const html = `<main><figure class="x"><svg>\n</svg></figure><p>figure &lt;b></p></main>${push(rows.slice(0, half))}${push(rows.slice(half))}`
    const bare = withoutCharts(html)
    expect(bare).toMatch(/^<main><p>figure &lt;b><\/p><\/main><script>/)
    expect(dataOf(bare)).toBe(
      rows.replace('["$","figure",null,{"children":["$","$L1",null,{"packed":{}}]}]', 'null'),
    )
    expect(bare.split('</script>')).toHaveLength(3)
  })

  it('is the page itself where there are none', () => {
    const html = `<p>About</p>${push('0:{"b":"x"}\n')}`
    expect(withoutCharts(html)).toBe(html)
  })
})
