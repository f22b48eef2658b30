import { isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect } from 'node:tls'
import { hungUp, noConnection, noEncryption } from './errors'

/** How a connection is to be encrypted. */
export interface Encryption {
  /** Whether a server that does not speak TLS is refused. */
  isRequired: boolean
  /** What its certificate is held to. */
  options: ConnectionOptions
}

/** What a client says before anything else: "SSL Session Encryption" of PostgreSQL's protocol documentation. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/**
 * Asks the server for TLS and begins it. The driver would do so by itself, but then writes past the socket that it was
 * given, so that nobody sees what is still unanswered.
 * @returns the encrypted connection, or the same one where the server speaks no TLS and need not
 * @throws {Error} where it has to and does not, or its certificate is not what it should be; the socket is closed then
 */
export async function secureSocket(
  socket: Socket,
  host: string,
  { isRequired, options }: Encryption,
  timeoutMs: number,
): Promise<Socket> {
  const timer = setTimeout(() => socket.destroy(noConnection(timeoutMs)), timeoutMs)
  try {
    const answer = await answerTo(socket, SSL_REQUEST)
    if (answer === 'N' && !isRequired) return socket.resume()
    if (answer !== 'S') throw noEncryption()
    // A name is told to the server too, which may have several certificates; an address may not be.
    return await encrypted(socket, { ...options, host, ...(!isIP(host) && { servername: host }) })
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** One byte and no more: what came behind it in the clear could be anybody's (CVE-2021-23222). */
function answerTo(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((answered, failed) => {
    const onData = (data: Buffer) => {
      socket.pause()
      finish(() => (data.length === 1 ? answered(data.toString('latin1')) : failed(noEncryption())))
    }
    const onError = (error: Error) => finish(() => failed(error))
    const onClose = () => finish(() => failed(hungUp()))
    function finish(tell: () => void) {
      socket.off('data', onData).off('error', onError).off('close', onClose)
      tell()
    }
    socket.on('data', onData).on('error', onError).on('close', onClose)
    socket.write(request)
  })
}

function encrypted(socket: Socket, options: ConnectionOptions): Promise<Socket> {
  return new Promise((opened, failed) => {
    const secured = connect({ ...options, socket })
    const onClose = () => failed(hungUp())
    secured.once('error', failed).once('close', onClose)
    secured.once('secureConnect', () => {
      secured.off('error', failed).off('close', onClose)
      opened(secured)
    })
  })
}
