import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyApp } from '@/lib/domain/app-identity'
import { fixed } from './arbitrary'

const identity = (url?: string, title?: string) => identifyApp(url, title)?.identity

describe('identifyApp', () => {
  it('is the host, however the address is written', () => {
    for (const url of [
      'https://cline.bot',
      'http://www.Cline.BOT/',
      'cline.bot/docs?x=1#y',
      'https://user@cline.bot:8443/a/b',
      'https://cline.bot./',
    ]) {
      expect(identity(url), url).toBe('cline.bot')
    }
  })

  it('has two path segments on shared hosts, else every project there were one app', () => {
    expect(identity('https://github.com/RooVetGit/Roo-Cline/tree/main')).toBe(
      'github.com/roovetgit/roo-cline',
    )
    expect(identity('https://www.github.com/RooVetGit')).toBe('github.com/roovetgit')
    expect(identity('https://github.com')).toBe('github.com')
    expect(identity('https://huggingface.co/spaces/x')).toBe('huggingface.co/spaces/x')
    expect(identity('https://gist.github.com/a/b')).toBe('gist.github.com')
  })

  it('needs a title for localhost and without an address', () => {
    for (const url of [
      'http://localhost:3000',
      'http://127.0.0.1',
      'http://[::1]:80/',
      undefined,
      'http://',
    ]) {
      expect(identity(url, 'My App'), url).toBe('title:my app')
      expect(identity(url, '  '), url).toBeUndefined()
    }
  })

  it('shows the title, else the identity', () => {
    expect(identifyApp('https://cline.bot', ' Cline ')).toEqual({
      identity: 'cline.bot',
      title: 'Cline',
      url: 'https://cline.bot',
    })
    expect(identifyApp('https://cline.bot', undefined)?.title).toBe('cline.bot')
    expect(identifyApp(undefined, 'Cline')?.url).toBeNull()
  })

  it('never fails, and finds the same app behind the address that it shows', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string()),
        fc.option(fc.string(), { nil: undefined }),
        (url, title) => {
          const app = identifyApp(url, title)
          if (app?.url) expect(identity(app.url)).toBe(app.identity)
        },
      ),
      fixed,
    )
  })
})
