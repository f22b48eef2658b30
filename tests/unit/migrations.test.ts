import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMigrations } from '@/db/migrations'

describe('the journal of the migrations', () => {
  const migrations = readMigrations()

  it('has moments that only rise, and names in the order of their numbers', () => {
    const moments = migrations.map(({ when }) => when)
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b))
    const tags = migrations.map(({ tag }) => tag)
    expect(tags).toEqual([...tags].sort())
  })

  it('has each file, and no two of the same text', () => {
    const files = readdirSync(join(process.cwd(), 'db/migrations')).filter((name) => name.endsWith('.sql'))
    expect(migrations.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort())
    expect(new Set(migrations.map(({ hash }) => hash)).size).toBe(migrations.length)
  })
})
