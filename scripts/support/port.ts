import { createServer } from 'node:net'
import { OperatorError } from '@/lib/operator-error'

/** @throws {OperatorError} where the web server could not listen there */
export async function requireFreePort(port: number, host: string): Promise<void> {
  try {
    await probe(port, host)
  } catch (cause) {
    throw new OperatorError(explain((cause as NodeJS.ErrnoException).code, port, host), { cause })
  }
}

function probe(port: number, host: string): Promise<void> {
  return new Promise((free, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen({ port, host, exclusive: true }, () => server.close(() => free()))
  })
}

function explain(code: string | undefined, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use: stop the program that uses it, or choose another port: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES') return `This user may not use port ${port}: choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`
  return `The web server cannot listen on ${host}, port ${port} (${code}).`
}
