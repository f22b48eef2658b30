import fc from 'fast-check'
import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { driverOptions } from '@/db/connection/driver-options'
import { readDatabaseAddress } from '@/lib/database-address'
import { databaseUrlFault } from '@/lib/database-url'

describe('the address of a database', () => {
  it.each([
    'postgresql://u:my%23pass@h:5432/db',
    'postgres://u@h/db',
    'postgres://h',
    'postgres://u:p:w@h:5432/db',
    'postgres://u:p w[x]@h:5432/db',
    'postgres://u:pässwörd@h:5432/db?sslmode=require&application_name=x',
    'postgres://u:p@one:5432,two:5433/db?target_session_attrs=primary',
    'postgres://u:p@h/db\n',
    'postgres://u:p@[::1]:5432/db',
    'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/db',
    'postgres://u@/db?host=/var/run/postgresql&port=5433',
    'postgres:///db?host=/tmp',
    'postgres://u:p@h/a%20base?sslmode=verify-ca&connect_timeout=5&keepalives=1&channel_binding=prefer',
    'postgres://u:p@one,[::2]:5433/db?target_session_attrs=any',
  ])('is taken: %j', (address) => {
    expect(databaseUrlFault(address)).toBeUndefined()
  })

  // umami-software/umami#1480: # begins the fragment of an address, so that the host is lost.
  it.each([
    'postgresql://u:my#pass@h:5432/db',
    'postgresql://u:12#pass@h:5432/db',
    'postgres://u:my/pass@h/db',
    'postgres://u:12/pass@h/db',
    'postgres://u:my?pass@h/db',
    'postgres://u:my@pass@h/db',
    'postgres://u:my@p,ass@h/db',
    'postgres://u:my@p/ass@h/db',
    'postgres://u:my%pass@h/db',
    'postgres://u:my%zzpass@h/db',
    'postgres://u:my%@h/db',
    'postgres://u:%E4pass@h/db',
  ])('asks to have the password encoded: %j', (address) => {
    expect(databaseUrlFault(address)).toMatch(/^must have its user and password percent-encoded/)
  })

  it.each([
    ['mysql://u:p@h/db', /^must start with postgres:/],
    ['postgresql+asyncpg://u:p@h/db', /^must start with postgres:/],
    ['jdbc:postgresql://h/db', /^must start with postgres:/],
    ['h:5432/db', /^must start with postgres:/],
    [`psql 'postgresql://u:p@h/db'`, /without quotes or a command/],
    ['"postgresql://u:p@h/db"', /without quotes or a command/],
    ['postgres://u:p@/db', /^must name a host/],
    ['postgres://u:p@:5432/db', /^must name a host/],
    ['postgres://', /^must name a host/],
    ['postgres://u:p@h:port/db', /^must be an address such as/],
    ['postgres://u:p@h:99999/db', /^must be an address such as/],
    ['postgres://u:p@h:0/db', /^must be an address such as/],
    ['postgres://u:p@h x/db', /^must be an address such as/],
    ['postgres://u:p@one,/db', /^must name a host/],
    ['postgres://u:p@h/db?target_session_attrs=best', /^must have no target_session_attrs but/],
    ['postgres://u:p@h/db?sslmode=strict', /^must have no sslmode but disable, allow, prefer/],
    ['postgres://u:p@h/db?sslmode=require&channel_binding=require', /^asks for channel_binding=require/],
    ['postgres://u:p@h/db?connect_timeout=soon', /whole number of seconds/],
  ])('is refused by its fault: %j', (address, sentence) => {
    expect(databaseUrlFault(address)).toMatch(sentence)
  })

  it('is taken with any password that is encoded, and read so by the driver', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (password) => {
        const address = `postgres://u:${encodeURIComponent(password)}@h:5432/db`
        expect(databaseUrlFault(address)).toBeUndefined()
        const { host, port, user, pass, database } = postgres(driverOptions(address)).options
        expect({ host, port, user, pass, database }).toEqual({
          host: ['h'],
          port: [5432],
          user: 'u',
          pass: password,
          database: 'db',
        })
      }),
    )
  })

  it('is never repeated, whatever stands in for the password', () => {
    const special = fc.constantFrom(
      '#',
      '/',
      '?',
      '@',
      '%',
      ':',
      ' ',
      '[',
      ']',
      ',',
      '\\',
      '"',
      'ä',
      '%zz',
      '://',
    )
    const password = fc.tuple(special, special, special).map((parts) => `s3${parts.join('cr3t')}t5`)
    fc.assert(
      fc.property(
        password,
        fc.constantFrom('postgres', 'postgresql', 'mysql', '"postgres'),
        (text, scheme) => {
          const fault = databaseUrlFault(`${scheme}://u:${text}@h:5432/db`) ?? ''
          expect(fault).not.toMatch(/s3|cr3t|t5/)
        },
      ),
    )
  })

  it.each([
    [
      'postgres://u:p@h:6543/db',
      { hosts: [{ host: 'h', port: 6543 }], user: 'u', password: 'p', database: 'db' },
    ],
    ['postgres://u:p@[::1]/a%20b', { hosts: [{ host: '::1', port: 5432 }], database: 'a b' }],
    [
      'postgres://one:1,two/db?port=2',
      {
        hosts: [
          { host: 'one', port: 1 },
          { host: 'two', port: 2 },
        ],
      },
    ],
    ['postgres://%2Fvar%2Frun:5433/db', { hosts: [{ path: '/var/run/.s.PGSQL.5433' }] }],
    [
      'postgres://u@/db?host=/tmp&port=5433&application_name=x',
      { hosts: [{ path: '/tmp/.s.PGSQL.5433' }], parameters: { application_name: 'x' } },
    ],
    [
      'postgres://h/db?sslmode=require&channel_binding=prefer&keepalives=1',
      { sslmode: 'require', parameters: {} },
    ],
    [
      'postgres://h:6543/db?pgbouncer=true&connection_limit=1&pool_timeout=20',
      { hosts: [{ host: 'h', port: 6543 }], parameters: {} },
    ],
    ['postgres://h/db?sslrootcert=system', { sslmode: 'verify-full', sslrootcert: undefined }],
  ])('is read: %s', (address, says) => {
    expect(databaseUrlFault(address)).toBeUndefined()
    expect(readDatabaseAddress(address)).toMatchObject(says)
  })
})
