import { expect, it } from 'vitest'
import { pathOfTarget } from '@/lib/http/server/request-target'
import { isSoundAddress } from '@/lib/http/server/sound-address'

it.each([
  ['/boards/apps?top=1', '/boards/apps?top=1'],
  ['http://tokens.example/boards/apps?top=1', '/boards/apps?top=1'],
  ['HTTPS://tokens.example:3000', '/'],
  ['http://tokens.example?q=1', '/?q=1'],
  ['/http://tokens.example/', '/http://tokens.example/'],
])('asks for the path of %s', (target, path) => {
  expect(pathOfTarget(target)).toBe(path)
  expect(isSoundAddress(path)).toBe(true)
})

it.each(['*', 'tokens.example:443', 'ftp://tokens.example/', ''])('finds no path in %j', (target) => {
  expect(isSoundAddress(pathOfTarget(target))).toBe(false)
})
