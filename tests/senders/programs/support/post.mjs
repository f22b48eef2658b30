import { key, tokenboard } from './settings.mjs'

/** Sends a reply as docs/gateways.md says. */
export async function post(source, value) {
  const response = await fetch(`${tokenboard}/api/v1/ingest/${source}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(value),
  })
  if (!response.ok) throw new Error(`${source}: ${response.status} ${await response.text()}`)
  return await response.json()
}

export const now = () => new Date().toISOString()
