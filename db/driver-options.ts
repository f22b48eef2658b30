import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { type DatabaseAddress, readDatabaseAddress } from '@/lib/database-address'
import { OperatorError } from '@/lib/operator-error'
import { socketOpener } from './open-socket'

/** What the driver (3.4.9) takes, also where its types do not say so. */
interface DriverOptions {
  user?: string
  password?: string
  database?: string
  host: string
  port: number
  ssl: boolean | 'prefer' | 'require' | object
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
  const told = {
    ...(user && { user }),
    ...(password && { password }),
    ...(database && { database }),
    ssl: sslOf(address),
    connect_timeout: connectTimeoutSeconds,
    connection: parameters,
  }
  if (!targetSessionAttrs) {
    return {
      ...told,
      host: names[0]!,
      port: ports[0]!,
      socket: socketOpener(hosts, { connectMs: connectTimeoutSeconds * 1000, silenceMs }),
    }
  }
  // Where one of several is to be chosen by what it is, the driver has to know all of them.
  const all = { host: names, port: ports } as unknown as Pick<DriverOptions, 'host' | 'port'>
  return { ...told, ...all, target_session_attrs: targetSessionAttrs as 'primary' }
}

function sslOf({ sslmode, sslrootcert }: DatabaseAddress): DriverOptions['ssl'] {
  if (sslmode === 'disable') return false
  if (sslmode === 'allow' || sslmode === 'prefer') return 'prefer'
  const ca = sslrootcert && { ca: readAuthorities(sslrootcert) }
  if (sslmode === 'require' && !ca) return 'require'
  // `verify-ca` asks who vouches for the certificate, `verify-full` besides whether it is of this host.
  return { ...ca, ...(sslmode !== 'verify-full' && { checkServerIdentity: () => undefined }) }
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
