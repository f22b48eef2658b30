import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'

describe('the environment', () => {
  const complaint = (source: Record<string, string>): string => {
    try {
      parseEnv(source)
    } catch (error) {
      expect(error).toBeInstanceOf(OperatorError)
      return (error as OperatorError).message
    }
    return 'no complaint'
  }

  it('needs no setting at all', () => {
    expect(parseEnv({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      TOKENBOARD_DATA: '.data',
      ROLLUP_CRON: '10 0 * * *',
      TODAY_CRON: '*/5 * * * *',
      DATABASE_POOL_SIZE: 10,
    })
  })

  it('takes an empty value for none, as compose files leave them', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', RETENTION_DAYS: '' })).toEqual(parseEnv({}))
  })

  it('reads every setting', () => {
    const source = {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://user@host/name',
      TOKENBOARD_DATA: '/srv/tokenboard',
      POSTGRES_BIN: '/usr/lib/postgresql/17/bin',
      ROLLUP_CRON: 'off',
      TODAY_CRON: '*/10 * * * *',
      RETENTION_DAYS: '90',
      SITE_URL: 'https://tokens.example.org',
      DATABASE_POOL_SIZE: '20',
    }
    expect(parseEnv(source)).toEqual({ ...source, PORT: 8080, RETENTION_DAYS: 90, DATABASE_POOL_SIZE: 20 })
  })

  it.each([
    ['PORT', ['0', '65536', '-1', '3000.5', ' 3000', '3e3', 'http']],
    ['DATABASE_URL', ['mysql://host/name', 'localhost:5432']],
    ['ROLLUP_CRON', ['nightly', '61 0 * * *', 'OFF']],
    ['TODAY_CRON', ['5']],
    ['RETENTION_DAYS', ['6', '0', 'never']],
    ['SITE_URL', ['tokens.example.org', 'ftp://example.org']],
    ['DATABASE_POOL_SIZE', ['1', '201']],
    ['POSTGRES_BIN', ['bin']],
  ])('stops the start at a wrong %s with a sentence that names it', (name, values) => {
    for (const value of values)
      expect(complaint({ [name]: value }), value).toMatch(new RegExp(`^${name} must .*\\.$`))
  })

  it('names all that is wrong at once', () => {
    expect(complaint({ PORT: 'x', ROLLUP_CRON: 'x' }).split('\n')).toHaveLength(2)
  })
})
