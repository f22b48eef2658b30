import type { WriteStream } from 'node:tty'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgress, printLine } from '@/scripts/support/progress'

describe('progress', () => {
  let text: string
  const stream = (isTTY: boolean) =>
    ({ isTTY, columns: 60, write: (part: string) => (text += part) }) as unknown as WriteStream

  beforeEach(() => {
    text = ''
    vi.useFakeTimers({ toFake: ['performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is a line every five seconds in a log', () => {
    const progress = createProgress('Loading', stream(false))
    for (let second = 0; second <= 10; second++) {
      progress.update(second * 1000, 20_000)
      vi.advanceTimersByTime(1000)
    }
    progress.finish('20,000 rows')
    expect(text.split('\n')).toEqual([
      'Loading: 0 % (0 of 20,000)',
      'Loading: 25 % (5,000 of 20,000)',
      'Loading: 50 % (10,000 of 20,000)',
      'Loading: 20,000 rows (11.0 s)',
      '',
    ])
  })

  it('is a bar on a terminal, never wider than that', () => {
    const progress = createProgress('Loading', stream(true))
    progress.update(5, 10)
    expect(text).toBe('\r\x1b[2KLoading [############............] 50 % (5 of 10)')
    text = ''
    vi.advanceTimersByTime(100)
    progress.update(123_456_789, 987_654_321)
    expect(text.replace('\r\x1b[2K', '').length).toBeLessThan(60)
    text = ''
    printLine('in between', stream(true))
    expect(text.startsWith('\r\x1b[2Kin between\n\r\x1b[2KLoading [')).toBe(true)
    progress.finish('done')
  })

  it('counts where the end is unknown', () => {
    createProgress('Reading', stream(false)).update(1_234_567)
    expect(text).toBe('Reading: 1,234,567\n')
  })
})
