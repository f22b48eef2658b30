import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scriptPolicy } from '@/lib/http/page/page-scripts'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
const sourcesOf = (html: string) =>
  /^script-src ([^;]*); object-src 'none'; base-uri 'none'$/.exec(scriptPolicy(html))![1]

describe('scriptPolicy', () => {
  it('lets in the scripts by which Next hands over data, once each', () => {
    const scripts = [
      '(self.__next_f=self.__next_f||[]).push([0])',
      'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n"])',
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});',
    ]
    const html = [...scripts, scripts[1]].map((script) => `<script id="a>b">${script}</script>`).join('')
    expect(sourcesOf(html)).toBe(["'self'", ...scripts.map(hashOf)].join(' '))
  })

  it.each([
    'alert(1)',
    '',
    'self.__next_f.push([alert(1)])',
    'self.__next_f.push([0]);alert(1);self.__next_f.push([0])',
    'self.__next_f.push([0]);alert([0])',
    'self.__next_f.push("\\")',
  ])('lets no other in: %s', (script) => {
    expect(sourcesOf(`<SCRIPT>${script}</SCRIPT>`)).toBe("'self'")
  })

  it('names neither files nor data for readers', () => {
    const html = '<script src="/a.js" async=""></script><script type="application/ld+json">{"a":1}</script>'
    expect(sourcesOf(html)).toBe("'self'")
  })
})
