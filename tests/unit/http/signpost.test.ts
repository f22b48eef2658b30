import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createSignpost, type Signpost } from '@/lib/http/page/signpost'

/** Who is known: `a/b` has other names. */
const signpost = createSignpost(async ({ names, pathOf }) => {
  const others = ['A/B', 'a/b:free', 'b', 'a/b']
  return names.every(({ name }) => others.includes(name))
    ? pathOf(names.map(() => ({ dimension: 'models', slug: 'a/b' })))
    : undefined
})

/** What a step answers: nothing, or the status and the place that it leads to. */
async function ask(step: keyof Signpost, url: string, more: Partial<IncomingMessage> = {}) {
  const answers: string[] = []
  const response = {
    writeHead(status: number, headers: Record<string, unknown>) {
      answers.push(`${status} ${headers.location}`)
      return response
    },
    end: () => response,
  }
  const request = { method: 'GET', headers: {}, ...more, url } as IncomingMessage
  const isAnswered = await signpost[step](request, response as unknown as ServerResponse)
  expect(answers.length).toBe(isAnswered ? 1 : 0)
  return answers[0] ?? null
}

describe('the signpost', () => {
  it('leads for good where the address alone says enough', async () => {
    expect(await ask('byAddress', '/boards/leaderboard/all/week')).toBe('308 /boards/leaderboard')
    expect(await ask('byAddress', '/rankings', { method: 'HEAD' })).toBe('308 /')
    expect(await ask('byAddress', '/boards/leaderboard')).toBeNull()
    expect(await ask('byAddress', '/boards/leaderboard?from=a-letter')).toBeNull()
    expect(await ask('byAddress', '/b')).toBeNull()
  })

  it('leads for now where names are to be looked up', async () => {
    expect(await ask('byNames', '/b')).toBe('307 /models/a/b')
    expect(await ask('byNames', '/model/A/B/')).toBe('307 /models/a/b')
    expect(await ask('byNames', '/nobody')).toBeNull()
  })

  it('leaves an address as pages have it to the page, and looks for other names where there is none', async () => {
    for (const path of ['/models/A/B', '/models/a/b:free', '/growth/all/month/models/A/B']) {
      expect(await ask('byNames', path)).toBeNull()
      expect(await ask('byOtherNames', path)).toBe(`307 ${path.replace(/A\/B|a\/b:free/, 'a/b')}`)
    }
    expect(await ask('byOtherNames', '/compare/models/A~B')).toBe('307 /compare/models/a~b')
    expect(await ask('byOtherNames', '/models/no/one')).toBeNull()
  })

  it('never leads to where the reader is', async () => {
    for (const path of ['/models/a/b', '/models/%61/b', '/models/a/b?x=1'])
      for (const step of ['byAddress', 'byNames', 'byOtherNames'] as const)
        expect(await ask(step, path)).toBeNull()
  })

  it('stands in the way of nothing but readers of whole pages', async () => {
    expect(await ask('byAddress', '/rankings', { method: 'POST' })).toBeNull()
    expect(await ask('byNames', '/b', { headers: { rsc: '1' } })).toBeNull()
  })
})
