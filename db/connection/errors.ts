/** Faults of a connection that never came about, by the codes that the driver has for them. */

export function hungUp(): Error {
  return Object.assign(new Error('what listens there hangs up'), { code: 'CONNECTION_CLOSED' })
}

export function noConnection(timeoutMs: number): Error {
  return Object.assign(new Error(`no connection within ${timeoutMs / 1000} s`), { code: 'CONNECT_TIMEOUT' })
}

/** The server has no TLS where the address asks for it. */
export function noEncryption(): Error {
  return Object.assign(new Error('the server speaks no TLS, which the sslmode of its address asks for'), {
    code: 'NO_TLS',
  })
}
