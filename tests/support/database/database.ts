import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Db } from '@/db/client'

export interface TestDatabase {
  db: Db
  url: string
  drop(): Promise<void>
}

/** A fresh, migrated database on the test server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = connect(serverUrl, { poolSize: 1 })
  await admin.$client.unsafe(`create database ${name} template tokenboard_template`)
  const url = serverUrl.replace(/\/postgres$/, `/${name}`)
  const db = connect(url, { poolSize: 8 })
  return {
    db,
    url,
    async drop() {
      await db.$client.end()
      await admin.$client.unsafe(`drop database ${name} with (force)`)
      await admin.$client.end()
    },
  }
}

/** A database for the whole test file: `const database = useTestDatabase()`, then `database().db` inside tests. */
export function useTestDatabase(): () => TestDatabase {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())
  return () => database
}
