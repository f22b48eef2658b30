import { afterEach, describe, expect, it, vi } from 'vitest'
import { drawableText, picturePng } from '@/lib/http/picture/picture-png'
import { chartPicture } from '@/lib/view/chart/chart-picture'
import { chartOf } from '../../support/view/chart'

afterEach(() => vi.unstubAllGlobals())

describe('a picture as PNG', () => {
  it('asks nobody for the letters of names, whatever they are', async () => {
    const original = fetch
    const asked: string[] = []
    vi.stubGlobal('fetch', (address: string) => {
      if (String(address).startsWith('data:')) return original(address) // a part of the library itself
      asked.push(String(address))
      return Promise.reject(new Error('no network'))
    })
    const view = chartOf([[6n, 5n, 4n, 3n, 2n, 1n]])
    const names = [
      '\u901a\u4e49',
      '\u{1f600} (c) \u00a9 \u2122',
      '\u05d0',
      'Za\u017c\u00f3\u0142\u0107',
      '#1 * 7\ufe0f\u20e3',
    ]
    for (const [row, name] of names.entries()) view.series[row]!.name = name
    // Every character that is taken for drawable, in the place with the most room.
    const all = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code))
    const citation = all.filter(
      (character) => character.trim() && drawableText({ text: character }) === character,
    )
    expect(citation.length).toBe(500)
    const frame = { theme: 'dark', heading: names.join(' '), dataThrough: '2026-01-20' } as const
    for (let start = 0; start < citation.length; start += 120) {
      const part = citation.slice(start, start + 120).join('')
      const file = await picturePng(chartPicture(view, { ...frame, citation: part }))
      expect(file.subarray(1, 4).toString()).toBe('PNG')
    }
    expect(asked).toEqual([])
  })

  it('writes what an address says in place of a name that it cannot draw', () => {
    const plain = 'qwen/qwen-max'
    expect(drawableText({ text: '\u901a\u4e49 Max', plain })).toBe('qwen/qwen-max')
    expect(drawableText({ text: '\u901a\u4e49 Max' })).toBe('?? Max')
    expect(drawableText({ text: 'Za\u0301', plain })).toBe('Z\u00e1')
  })
})
