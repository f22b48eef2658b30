import { once } from 'node:events'
import { connect as connectTo, type Socket } from 'node:net'
import { createKey } from '@/lib/access/keys'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { pause } from '../../harness/processes'
import { expectWell } from './visitors'

const EVENTS = 4_000
/** An answer beside slow clients may take this long. */
const PATIENCE_MS = 5_000

/** Bodies that come drop by drop or stop, and readers of files that take nothing, must keep nobody else waiting. */
export async function slowClients(torture: Torture): Promise<void> {
  const { db, url } = await torture.createDatabase()
  const { key } = await createKey(db, { name: 'torture', scopes: ['ingest'] })
  const site = await torture.startSite({ databaseUrl: url })
  const ledger = new Ledger(torture, 'slow')
  await ledger.send({ address: site.address, key }, ledger.make(EVENTS))
  await ledger.settle(db)
  const count = torture.size === 'whole' ? 40 : 12
  const sockets = await Promise.all(
    Array.from({ length: count }, (_, place) => slowSocket(site.port, key, place)),
  )
  torture.count('slow clients', count)
  for (let round = 0; round < (torture.size === 'whole' ? 20 : 3); round++) {
    for (const socket of sockets) if (socket.writable && torture.random.chance(0.3)) socket.write(' ')
    for (const path of ['/boards/models', '/export/models.csv', '/api/v1/search?q=app', '/api/health']) {
      const { status, tookMs } = await torture.ask(`${site.address}${path}`)
      if (status !== 200) torture.fault('other', `${path} answers ${status} beside slow clients`)
      if (tookMs > PATIENCE_MS)
        torture.fault('hang', `${path} took ${Math.round(tookMs)} ms beside slow clients`)
    }
    await ledger.send({ address: site.address, key }, ledger.make(50))
    await pause(100)
  }
  for (const socket of sockets) socket.destroy()
  await expectWell(torture, site, 'slow clients left')
  await ledger.settle(db, { address: site.address })
  await site.stop()
}

/** One in three begins a body and does not end it, one asks for a file and does not read it, one says nothing. */
async function slowSocket(port: number, key: string, place: number): Promise<Socket> {
  const socket = connectTo(port, '127.0.0.1')
  socket.on('error', () => undefined) // the site may end it
  await once(socket, 'connect')
  if (place % 3 === 0) {
    socket.write(
      `POST /api/v1/events HTTP/1.1\r\nHost: slow\r\nAuthorization: Bearer ${key}\r\nContent-Length: 100000\r\n\r\n[`,
    )
  } else if (place % 3 === 1) {
    socket.pause()
    socket.write(`GET /export/apps-over-time.csv?place=${place} HTTP/1.1\r\nHost: slow\r\n\r\n`)
  }
  return socket
}
