import { describe, expect, it, vi } from 'vitest'
import { listen } from '@/db/listen'
import { useTestDatabase } from '../../support/database/database'

describe('listening', () => {
  const database = useTestDatabase()

  it('hears notifications, and again after its connection was cut', async () => {
    const { db, url } = database()
    const heard: string[] = []
    const onListening = vi.fn()
    const listening = listen(url, 'news', {
      onNotify: (text) => heard.push(text),
      onListening,
      onError: vi.fn(),
    })
    await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(1))
    await db.$client`select pg_notify('news', 'first')`
    await vi.waitFor(() => expect(heard).toEqual(['first']))

    await db.$client`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tokenboard listens to news' and datname = current_database()`
    await vi.waitFor(() => expect(onListening).toHaveBeenCalledTimes(2), 10_000)
    await db.$client`select pg_notify('news', 'second')`
    await vi.waitFor(() => expect(heard).toEqual(['first', 'second']))

    await listening.stop()
    await vi.waitFor(async () => {
      const left = await db.$client`
        select pid from pg_stat_activity
        where application_name = 'tokenboard listens to news' and datname = current_database()`
      expect(left).toHaveLength(0)
    })
  })

  it('goes on trying where nobody answers', async () => {
    const onError = vi.fn()
    const listening = listen('postgres://nobody@127.0.0.1:1/none', 'news', {
      onNotify: vi.fn(),
      onListening: vi.fn(),
      onError,
    })
    await vi.waitFor(() => expect(onError.mock.calls.length).toBeGreaterThan(1), 10_000)
    await listening.stop()
  })
})
