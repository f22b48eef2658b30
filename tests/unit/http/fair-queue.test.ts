import { afterEach, describe, expect, it, vi } from 'vitest'
import { FairQueue } from '@/lib/http/limit/fair-queue'

describe('the fair queue', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Notes who got a place, in turn. */
  function open(options: { places: number; ofOne: number; waiting: number }) {
    const queue = new FairQueue({ ...options, waitMs: 5_000 })
    const granted: string[] = []
    const enter = (name: string) =>
      queue.enter(name.at(0)!).then((isIn) => {
        granted.push(isIn ? name : `not ${name}`)
      })
    const settle = () => new Promise(setImmediate)
    return { queue, granted, enter, settle }
  }

  it('leaves a place for another, and serves callers in turn', async () => {
    const { queue, granted, enter, settle } = open({ places: 3, ofOne: 2, waiting: 9 })
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void enter(name)
    await settle()
    expect(granted.splice(0)).toEqual(['a1', 'a2', 'b1'])
    for (let turn = 0; turn < 4; turn++) {
      queue.leave(turn === 1 ? 'b' : 'a')
      await settle()
    }
    expect(granted).toEqual(['a3', 'b2', 'c1', 'a4'])
  })

  it('turns away who would be one too many of one caller, at once, and others not', async () => {
    const { queue, granted, enter, settle } = open({ places: 1, ofOne: 1, waiting: 1 })
    for (const name of ['a1', 'a2', 'a3', 'b1']) void enter(name)
    await settle()
    expect(granted).toEqual(['a1', 'not a3'])
    queue.leave('a')
    await settle()
    expect(granted.at(-1)).toBe('a2')
  })

  it('ends every wait, and stays whole', async () => {
    vi.useFakeTimers()
    const { queue, granted, enter } = open({ places: 1, ofOne: 1, waiting: 9 })
    const asked = ['a1', 'b1'].map(enter)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(granted).toEqual(['a1', 'not b1'])
    queue.leave('a')
    await Promise.all([...asked, enter('c1')])
    expect(granted.at(-1)).toBe('c1')
  })
})
