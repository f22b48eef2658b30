import { describe, expect, it } from 'vitest'
import { Slots } from '@/lib/http/limit/slots'

function pending(): { promise: Promise<string>; finish: (value: string) => void } {
  let finish: (value: string) => void = () => undefined
  const promise = new Promise<string>((resolve) => {
    finish = resolve
  })
  return { promise, finish }
}

describe('Slots', () => {
  it('run as many at a time as there are, and the rest in the order they came', async () => {
    const slots = new Slots(2, 60_000)
    const works = [pending(), pending(), pending(), pending()]
    const started: number[] = []
    const answers = works.map((work, index) =>
      slots.run(() => {
        started.push(index)
        return work.promise
      }),
    )
    await new Promise(setImmediate)
    expect(started).toEqual([0, 1])
    works[1]!.finish('b')
    expect(await answers[1]).toBe('b')
    await new Promise(setImmediate)
    expect(started).toEqual([0, 1, 2])
    for (const [index, work] of works.entries()) work.finish('abcd'[index]!)
    expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are given back by work that fails', async () => {
    const slots = new Slots(1, 60_000)
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await slots.run(() => Promise.resolve('yes'))).toBe('yes')
  })

  it('send away who waited too long, and stay whole', async () => {
    const slots = new Slots(1, 1)
    const first = pending()
    const running = slots.run(() => first.promise)
    const refused = slots.run(() => Promise.resolve('never'))
    await expect(refused).rejects.toMatchObject({ status: 503, code: 'too_many_exports' })
    first.finish('done')
    expect(await running).toBe('done')
    expect(await slots.run(() => Promise.resolve('next'))).toBe('next')
  })
})
