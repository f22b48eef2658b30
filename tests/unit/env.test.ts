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
      TODAY_CRON: 'live',
      DATABASE_POOL_SIZE: 10,
      READ_ACCESS: 'open',
      API_LIMIT_PER_MINUTE: 30,
      API_LIMIT_PER_DAY: 500,
      DRAW_SECONDS_PER_MINUTE: 20,
      FREE_LIMITS: [50, 1000],
      TRUST_PROXY: 0,
    })
  })

  it('takes "off" and 0 for no limit', () => {
    const { API_LIMIT_PER_MINUTE, API_LIMIT_PER_DAY } = parseEnv({
      API_LIMIT_PER_MINUTE: 'off',
      API_LIMIT_PER_DAY: '0',
    })
    expect([API_LIMIT_PER_MINUTE, API_LIMIT_PER_DAY]).toEqual([null, null])
  })

  it('takes no more seconds of drawing a minute than it has', () => {
    const secondsOf = (value: string) => parseEnv({ DRAW_SECONDS_PER_MINUTE: value }).DRAW_SECONDS_PER_MINUTE
    expect(['off', '1', '60'].map(secondsOf)).toEqual([null, 1, 60])
    for (const value of ['0', '61', '1.5', 'on']) {
      expect(complaint({ DRAW_SECONDS_PER_MINUTE: value })).toContain('from 1 to 60, or "off"')
    }
  })

  it('takes an empty value for none, as compose files leave them', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', RETENTION_DAYS: '' })).toEqual(parseEnv({}))
  })

  it('reads every setting', () => {
    const source = {
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://user@pooler:6432/name',
      DATABASE_DIRECT_URL: 'postgresql://user@host/name',
      TOKENBOARD_DATA: '/srv/tokenboard',
      POSTGRES_BIN: '/usr/lib/postgresql/17/bin',
      ROLLUP_CRON: 'off',
      TODAY_CRON: '*/10 * * * *',
      RETENTION_DAYS: '90',
      SITE_URL: 'https://tokens.example.org',
      DATABASE_POOL_SIZE: '20',
      READ_ACCESS: 'key',
      API_LIMIT_PER_MINUTE: '5',
      API_LIMIT_PER_DAY: 'off',
      DRAW_SECONDS_PER_MINUTE: '60',
      TRUST_PROXY: '1',
      FREE_LIMITS: '20, 200,2000',
    }
    const parsed = { PORT: 8080, RETENTION_DAYS: 90, DATABASE_POOL_SIZE: 20, TRUST_PROXY: 1 }
    const freeLimits = { FREE_LIMITS: [20, 200, 2000] }
    const limits = { API_LIMIT_PER_MINUTE: 5, API_LIMIT_PER_DAY: null, DRAW_SECONDS_PER_MINUTE: 60 }
    expect(parseEnv(source)).toEqual({ ...source, ...parsed, ...limits, ...freeLimits })
  })

  it.each([
    ['PORT', ['0', '65536', '-1', '3000.5', ' 3000', '3e3', 'http']],
    ['DATABASE_URL', ['mysql://host/name', 'localhost:5432', 'postgres://u:my#pass@host/name']],
    ['DATABASE_DIRECT_URL', ['localhost:5432', 'postgres://u:my/pass@host/name', 'postgres://host/name']],
    ['ROLLUP_CRON', ['nightly', '61 0 * * *', 'OFF']],
    ['TODAY_CRON', ['5', 'LIVE']],
    ['FREE_LIMITS', ['fifty', '50;1000', '0', '1000,50', '50,50', '1,2,3,4,5', '5.5', ',']],
    ['RETENTION_DAYS', ['6', '0', 'never']],
    ['SITE_URL', ['tokens.example.org', 'ftp://example.org', 'https://', 'https://example.org/tokens/']],
    ['DATABASE_POOL_SIZE', ['1', '201']],
    ['POSTGRES_BIN', ['bin']],
    ['READ_ACCESS', ['closed', 'KEY']],
    ['API_LIMIT_PER_MINUTE', ['many', '-1', '1.5']],
    ['TRUST_PROXY', ['true', '11']],
  ])('stops the start at a wrong %s with a sentence that names it', (name, values) => {
    for (const value of values)
      expect(complaint({ [name]: value }), value).toMatch(new RegExp(`^${name} must .*\\.$`))
  })

  it('names all that is wrong at once', () => {
    expect(complaint({ PORT: 'x', ROLLUP_CRON: 'x' }).split('\n')).toHaveLength(2)
  })
})
