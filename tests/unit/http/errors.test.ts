import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { errorResponse, HttpError } from '@/lib/http/errors'

describe('errorResponse', () => {
  const log = vi.spyOn(console, 'error')
  beforeEach(() => void log.mockImplementation(() => undefined))
  afterEach(() => log.mockReset())

  it('sends what was meant for the sender, but never the cause', async () => {
    const response = errorResponse(
      new HttpError({
        status: 413,
        code: 'body_too_large',
        message: 'Smaller, please.',
        details: { maximum_bytes: 5 },
        headers: { 'x-hint': 'split' },
        cause: new Error('secret'),
      }),
    )
    expect(response.status).toBe(413)
    expect(response.headers.get('x-hint')).toBe('split')
    expect(await response.json()).toEqual({
      error: { code: 'body_too_large', message: 'Smaller, please.', maximum_bytes: 5 },
    })
    expect(log).not.toHaveBeenCalled()
  })

  it('asks to come back where the database is away, also deep inside another error', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const shutDown = Object.assign(new Error('terminating'), { code: '57P01' })
    const several = new AggregateError([refused])
    for (const error of [refused, shutDown, several, new Error('query failed', { cause: several })]) {
      const response = errorResponse(error)
      expect(response.status).toBe(503)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await response.json()).toMatchObject({ error: { code: 'database_unavailable' } })
    }
  })

  it('keeps anything else to the log, under a reference that the answer names', async () => {
    const unexpected = new TypeError('password of the database is hunter2')
    const response = errorResponse(unexpected)
    expect(response.status).toBe(500)
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    expect(error.code).toBe('internal_error')
    expect(error.message).not.toContain('hunter2')
    const [line, logged] = log.mock.calls[0]!
    expect(logged).toBe(unexpected)
    expect(error.message).toContain(/[\da-f-]{36}/.exec(String(line))![0])
  })
})
