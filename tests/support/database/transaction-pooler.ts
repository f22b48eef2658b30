import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What poolers take from their clients at the start: PgBouncer tracks these and refuses others. */
const taken = [
  'user',
  'database',
  'client_encoding',
  'application_name',
  'TimeZone',
  'DateStyle',
  'standard_conforming_strings',
]
/** AuthenticationOk. */
const authenticated = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0])
const idle = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])

export interface TransactionPooler {
  url: string
  /** Messages of the server that came when no client had the session: their statement is never answered. */
  lost: () => number
  stop(): Promise<void>
}

interface Session {
  socket: Socket
  client: Client | null
}

interface Client {
  socket: Socket
  session: Session | null
  /** What it has sent while it waits for a session. */
  unsent: Buffer[]
}

/**
 * A pooler in transaction mode, as PgBouncer is one: a session goes to whoever asks first, and away from its client
 * whenever the server is ready outside of a transaction. The first clients log in themselves and leave their sessions
 * to all; the others are taken in unasked.
 */
export async function startPooler(
  serverUrl: string,
  { sessions: most = 2, isLenient = false } = {},
): Promise<TransactionPooler> {
  const { hostname, port } = new URL(serverUrl)
  const sessions: Session[] = []
  const free: Session[] = []
  const waiting: Client[] = []
  const sockets = new Set<Socket>()
  const parameters: Buffer[] = []
  let lost = 0

  function take(client: Client, session: Session): void {
    Object.assign(client, { session })
    session.client = client
    for (const data of client.unsent.splice(0)) session.socket.write(data)
  }

  function give(session: Session): void {
    if (session.client) session.client.session = null
    session.client = null
    const next = waiting.shift()
    if (next) take(next, session)
    else free.push(session)
  }

  function logIn(client: Client, startup: Buffer): void {
    const session: Session = { socket: connect(Number(port), hostname), client }
    client.session = session
    sessions.push(session)
    sockets.add(session.socket)
    session.socket.write(startup)
    forEachMessage(session.socket, (type, message) => {
      if (type === 'S' && sessions[0] === session) parameters.push(message)
      if (type === 'K') message.writeUInt32BE(1, 5) // a pooler's own number
      if (session.client) session.client.socket.write(message)
      else lost++
      if (type === 'Z' && message[5] === idle[5]) give(session)
    })
  }

  function admit(client: Client): void {
    const key = Buffer.from([0x4b, 0, 0, 0, 12, 0, 0, 0, 2, 0, 0, 0, 0])
    client.socket.write(Buffer.concat([authenticated, ...parameters, key, idle]))
  }

  const server = createServer((socket) => {
    const client: Client = { socket, session: null, unsent: [] }
    sockets.add(socket)
    socket.once('data', (startup) => {
      const unknown = namesOf(startup).find((name) => !taken.includes(name))
      if (unknown && !isLenient) return socket.end(refusal(`unsupported startup parameter: ${unknown}`))
      forEachMessage(socket, (type, message) => {
        if (type === 'X') return
        if (client.session) return client.session.socket.write(message)
        client.unsent.push(message)
        const session = free.pop()
        if (session) take(client, session)
        else if (!waiting.includes(client)) waiting.push(client)
      })
      if (sessions.length < most) logIn(client, startup)
      else admit(client)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(serverUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    lost: () => lost,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** https://www.postgresql.org/docs/17/protocol-message-formats.html: a letter, the length of what follows, and that. */
function forEachMessage(socket: Socket, handle: (type: string, message: Buffer) => void): void {
  let rest = Buffer.alloc(0)
  socket.setNoDelay(true) // each message is a write of its own
  socket.on('error', () => socket.destroy()) // the other side is told by its own end
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const length = rest.readUInt32BE(1) + 1
      handle(String.fromCharCode(rest[0]!), rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  })
}

/** The parameters of a startup message: names and values in turn. */
function namesOf(startup: Buffer): string[] {
  const words = startup.toString('utf8', 8).split('\0')
  return words.filter((word, place) => place % 2 === 0 && word !== '')
}

function refusal(sentence: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${sentence}\0\0`)
  const head = Buffer.alloc(5, 'E')
  head.writeUInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
