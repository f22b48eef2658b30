import { describe, expect, it } from 'vitest'
import { ChunkPipe, ReaderGone } from '@/lib/http/chunk-pipe'

const quarterMegabyte = 'x'.repeat(256 * 1024)

describe('ChunkPipe', () => {
  it('hands over what is sent, in order and as UTF-8', async () => {
    const pipe = new ChunkPipe()
    await pipe.send('Électr')
    await pipe.send('icité 智谱')
    pipe.close()
    expect(await new Response(pipe.readable).text()).toBe('Électricité 智谱')
  })

  it('lets a small file leave at once, and waits with a large one until the reader takes some', async () => {
    const pipe = new ChunkPipe()
    for (let count = 0; count < 3; count++) await pipe.send(quarterMegabyte)
    let isWaiting = true
    const fourth = pipe.send(quarterMegabyte).then(() => {
      isWaiting = false
    })
    await new Promise(setImmediate)
    expect(isWaiting).toBe(true)
    await pipe.readable.getReader().read()
    await fourth
    expect(isWaiting).toBe(false)
  })

  it('tells the writer that the reader left, waiting or not', async () => {
    const pipe = new ChunkPipe()
    for (let count = 0; count < 3; count++) await pipe.send(quarterMegabyte)
    const waiting = pipe.send(quarterMegabyte)
    await pipe.readable.cancel()
    await expect(waiting).rejects.toThrow(ReaderGone)
    await expect(pipe.send('more')).rejects.toThrow(ReaderGone)
    pipe.close()
    pipe.abort(new Error('ignored: nobody listens'))
  })

  it('gives a reader up who takes nothing', async () => {
    const pipe = new ChunkPipe(1)
    await expect(pipe.send(quarterMegabyte.repeat(4))).rejects.toThrow('stands still')
  })

  it('breaks off what is not whole', async () => {
    const pipe = new ChunkPipe()
    await pipe.send('half')
    pipe.abort(new Error('the database is gone'))
    await expect(new Response(pipe.readable).text()).rejects.toThrow('the database is gone')
  })
})
