import { expect, it } from 'vitest'
import { failedForDatabase, notePageFailure } from '@/lib/http/page/page-failures'

const away = Object.assign(new Error('connection lost'), { code: 'CONNECTION_CLOSED' })

it('a page that failed for want of the database is known by its address, however that is written', async () => {
  notePageFailure(new Error('drawing failed', { cause: away }), '/compare/models/a~b%2Cc~d?page=2')
  expect(await failedForDatabase('/compare/models/a~b,c~d')).toBe(true)
  expect(await failedForDatabase('/compare/models/a~b,c~d?x')).toBe(true) // of all who asked for it at once
  expect(await failedForDatabase('/compare/models/a~b')).toBe(false)
})

it('a query that finds no room on the disk is told as the database too', async () => {
  notePageFailure(Object.assign(new Error('could not write to file'), { code: '53100' }), '/growth')
  expect(await failedForDatabase('/growth')).toBe(true)
})

it('an address that cannot be decoded stands for itself', async () => {
  notePageFailure(away, '/apps/100%')
  expect(await failedForDatabase('/apps/100%')).toBe(true)
})

it('another failure is none of the database', async () => {
  notePageFailure(new TypeError('a bug'), '/about')
  expect(await failedForDatabase('/about')).toBe(false)
})
