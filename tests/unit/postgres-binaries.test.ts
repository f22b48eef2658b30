import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listPostgresBinaries, majorOf, restoreSymlinks } from '@/db/postgres-binaries'

describe('PostgreSQL binaries', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokenboard-binaries-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('get the symlinks back that a blocked install script left out', () => {
    mkdirSync(join(folder, 'lib'))
    writeFileSync(join(folder, 'lib', 'libpq.so.5.18'), 'library')
    const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }))
    writeFileSync(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
    expect(restoreSymlinks(folder)).toBe(true)
    expect(readlinkSync(join(folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
    expect(readFileSync(join(folder, 'lib', 'libpq.so'), 'utf8')).toBe('library')
    expect(restoreSymlinks(folder), 'a second time').toBe(true)
  })

  it('are passed over where they do not run here', () => {
    for (const program of ['initdb', 'pg_ctl', 'postgres']) {
      writeFileSync(join(folder, program), '\x7fELF for another machine', { mode: 0o755 })
    }
    expect(listPostgresBinaries(folder)).toEqual([])
  })

  it('say their version', () => {
    for (const program of ['initdb', 'pg_ctl', 'postgres']) {
      writeFileSync(join(folder, program), '#!/bin/sh\necho "postgres (PostgreSQL) 17.6 (Debian 17.6-1)"\n', {
        mode: 0o755,
      })
    }
    expect(listPostgresBinaries(folder)).toEqual([{ bin: folder, version: '17.6', isRelocatable: false }])
    expect(majorOf('17.6')).toBe(17)
    expect(majorOf('19beta1')).toBe(19)
  })
})
