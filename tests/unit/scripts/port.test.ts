import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { requireFreePort } from '@/scripts/support/port'

describe('the port', () => {
  it('is refused with a way out while another program listens there, and taken when it has gone', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    await expect(requireFreePort(port, '127.0.0.1')).rejects.toThrow(
      `Port ${port} is in use: stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
    )
    server.close()
    await once(server, 'close')
    await expect(requireFreePort(port, '127.0.0.1')).resolves.toBeUndefined()
  })

  it('is refused on an address of another machine', async () => {
    await expect(requireFreePort(3000, '192.0.2.1')).rejects.toThrow('HOST 192.0.2.1 is not an address')
  })
})
