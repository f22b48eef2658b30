import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyApp } from '@/lib/domain/entity/app-identity'
import { entityPath } from '@/lib/view/address/entity-path'
import { fixed } from './arbitrary'

const anyHost = fc
  .tuple(
    fc.constantFrom('https://', 'app://', 'file://', ''),
    fc.string({
      unit: fc.constantFrom('.', 'a', 'B', '%', '2', 'F', 'w', '/', '\\', '@', ':', 'ü', '[', ']'),
    }),
    fc.constantFrom('', 'github.com/%/%e6', '.github.com', '/../x'),
  )
  .map((parts) => parts.join(''))

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

  it('needs a title too where the address names no host that could have a page', () => {
    const urls = [
      'https://..',
      'https://.',
      'https://www.',
      'file:///x',
      'app:///',
      'foo://..',
      'foo://a%2Fb',
    ]
    for (const url of [...urls, 'http://localhost.', 'http://www.localhost']) {
      expect(identity(url, 'My App'), url).toBe('title:my app')
      expect(identity(url), url).toBeUndefined()
    }
  })

  it('reads a host alike in every scheme', () => {
    expect(identity('vscode://Cline.Bot/x')).toBe('cline.bot')
    expect(identity('app://münchen.example')).toBe(identity('https://münchen.example'))
    expect(identity('app://github.com/a\\b/c')).toBe('github.com/a/b')
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
        fc.oneof(fc.webUrl(), fc.string(), anyHost),
        fc.option(fc.string(), { nil: undefined }),
        (url, title) => {
          const app = identifyApp(url, title)
          if (!app) return
          expect(entityPath('apps', app.identity)).not.toMatch(/\/(\.{0,2}(\/|$))/)
          if (app.url) expect(identity(app.url)).toBe(app.identity)
        },
      ),
      fixed,
    )
  })
})
