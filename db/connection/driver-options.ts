import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { type DatabaseAddress, readDatabaseAddress } from '@/lib/database-address'
import { OperatorError } from '@/lib/operator-error'
import { socketOpener } from './open-socket'
import type { Encryption } from './secure-socket'

/** What the driver (3.4.9) takes, also where its types do not say so. */
interface DriverOptions {
  user?: string
  password?: string
  database?: string
  host: string
  port: number
  /** False where the sockets that it is given are encrypted already. */
  ssl: false | 'prefer' | object
  connect_timeout: number
  connection: Record<string, string>
  target_session_attrs?: 'primary'
  socket?: () => Promise<Socket>
}

/**
 * What the driver is told of an address. Its own reading knows neither IPv6 nor encoded names of databases.
 * @param silenceMs how long the server may take to answer anything; undefined for any time
 */
export function driverOptions(url: string, silenceMs?: number): DriverOptions {
  const address = readDatabaseAddress(url)
  const { hosts, user, password, database, parameters, targetSessionAttrs, connectTimeoutSeconds } = address
  const names = hosts.map((one) => ('host' in one ? one.host : one.path))
  const ports = hosts.map((one) => ('host' in one ? one.port : 0))
  const encryption = encryptionOf(address)
  const told = {
    ...(user && { user }),
    ...(password && { password }),
    ...(database && { database }),
    connect_timeout: connectTimeoutSeconds,
    connection: parameters,
  }
  if (!targetSessionAttrs) {
    return {
      ...told,
      host: names[0]!,
      port: ports[0]!,
      ssl: false,
      socket: socketOpener(hosts, { encryption, connectMs: connectTimeoutSeconds * 1000, silenceMs }),
    }
  }
  // Where one of several is to be chosen by what it is, the driver has to know all of them, and encrypts by itself.
  const all = { host: names, port: ports } as unknown as Pick<DriverOptions, 'host' | 'port'>
  const ssl = encryption ? (encryption.isRequired ? encryption.options : 'prefer') : false
  return { ...told, ...all, ssl, target_session_attrs: targetSessionAttrs as 'primary' }
}

function encryptionOf({ sslmode, sslrootcert }: DatabaseAddress): Encryption | undefined {
  if (sslmode === 'disable') return undefined
  const isRequired = sslmode !== 'allow' && sslmode !== 'prefer'
  const ca = sslrootcert && { ca: readAuthorities(sslrootcert) }
  if (!isRequired || (sslmode === 'require' && !ca))
    return { isRequired, options: { rejectUnauthorized: false } }
  // `verify-ca` asks who vouches for the certificate, `verify-full` besides whether it is of this host.
  return {
    isRequired,
    options: { ...ca, ...(sslmode !== 'verify-full' && { checkServerIdentity: () => undefined }) },
  }
}

function readAuthorities(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new OperatorError(
      `The sslrootcert of the database, ${file}, cannot be read (${code}): name a file that can.`,
      { cause },
    )
  }
}
