import { connect } from 'node:net'

const HANG_MS = 10_000

/** Sends these very bytes, then no more. Answers the status, or that the connection was closed, or neither. */
export function askRaw(port: number, request: string): Promise<number | 'closed' | 'hang'> {
  return new Promise((answer) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    const finish = (outcome: number | 'closed' | 'hang') => {
      clearTimeout(timer)
      socket.destroy()
      answer(outcome)
    }
    const timer = setTimeout(() => finish('hang'), HANG_MS)
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]
      if (status) finish(Number(status))
    })
    socket.on('error', () => finish('closed'))
    socket.on('close', () => finish('closed'))
  })
}
