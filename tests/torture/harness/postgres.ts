import { connect, type Db } from '@/db/client'
import { type EmbeddedServer, startEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'

export interface Database {
  url: string
  db: Db
  /** Ends its sessions and removes it. */
  drop(): Promise<void>
}

/** The PostgreSQL of a run. */
export class Postgres {
  private count = 0
  private constructor(private readonly server: EmbeddedServer) {}

  static async start(dataFolder: string): Promise<Postgres> {
    return new Postgres(await startEmbedded(dataFolder))
  }

  async createDatabase(): Promise<Database> {
    this.count += 1
    const name = `torture_${this.count}`
    await this.administer(`create database ${name}`)
    const url = this.server.url.replace(/\/postgres$/, `/${name}`)
    const db = connect(url, { poolSize: 4 })
    await migrateDatabase(db)
    return {
      url,
      db,
      drop: async () => {
        await db.$client.end({ timeout: 1 })
        await this.administer(`drop database if exists ${name} with (force)`)
      },
    }
  }

  stop(): Promise<void> {
    return this.server.release()
  }

  private async administer(statement: string): Promise<void> {
    const admin = connect(this.server.url, { poolSize: 1 })
    try {
      await admin.$client.unsafe(statement)
    } finally {
      await admin.$client.end({ timeout: 1 })
    }
  }
}
