import { expect } from 'vitest'
import { getPicture } from '@/app/pictures/get-picture'
import { publicRoute } from '@/lib/http/route'
import type { TestDatabase } from '../database/database'
import { elementsOf, parseXml, textOf } from './xml'

/** Pictures by their address below `/pictures/`, through the front door. */
export function picturesOf(database: () => Pick<TestDatabase, 'db'>, now: Date) {
  const ask = (path: string, init?: RequestInit) =>
    publicRoute(
      (context) => getPicture({ ...context, now }),
      () => database().db,
    )(new Request(`http://localhost/pictures/${path}`, init))
  return {
    ask,
    /** A picture that there is, and the words on it. */
    async svg(path: string) {
      const response = await ask(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      const root = parseXml(await response.text())
      return { root, texts: elementsOf(root, 'text').map(textOf) }
    },
  }
}
