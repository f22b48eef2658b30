import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceHash } from '@/scripts/support/source-hash'

describe('the hash of the sources', () => {
  let root: string
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tokenboard-sources-'))
    write('app/page.tsx', 'page')
    write('package-lock.json', '{}')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('stays while only what is not built changes', () => {
    const before = sourceHash(root, ['https://example.org'])
    write('README.md', 'text')
    write('tests/page.test.ts', 'test')
    expect(sourceHash(root, ['https://example.org'])).toBe(before)
  })

  it('changes with contents, names, packages and settings', () => {
    const seen = new Set([sourceHash(root, [undefined])])
    const expectNew = (settings: (string | undefined)[] = [undefined]) => {
      const size = seen.size
      seen.add(sourceHash(root, settings))
      expect(seen.size).toBe(size + 1)
    }
    write('app/page.tsx', 'other')
    expectNew()
    renameSync(join(root, 'app/page.tsx'), join(root, 'app/route.tsx'))
    expectNew()
    write('lib/deep/er/file.ts', '')
    expectNew()
    write('package-lock.json', '{"lockfileVersion":3}')
    expectNew()
    expectNew(['https://example.org'])
  })
})
