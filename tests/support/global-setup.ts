import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrl: string
  }
}

/** One real PostgreSQL for all integration tests, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync('/tmp/tokenboard-test-')
  chmodSync(folder, 0o755) // so that root's server, which runs as another user, lives inside it
  const server = await startEmbedded(join(folder, 'data'))
  const admin = connect(server.url, { poolSize: 1 })
  await admin.$client`create database tokenboard_template`
  await admin.$client.end()
  const template = connect(server.url.replace(/\/postgres$/, '/tokenboard_template'))
  await migrateDatabase(template)
  await template.$client.end()
  project.provide('serverUrl', server.url)
  return async () => {
    await server.release()
    rmSync(folder, { recursive: true, force: true })
  }
}
