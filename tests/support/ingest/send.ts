import type { Db } from '@/db/client'
import { accept } from '@/lib/ingest/accept'

/** An event as a router sends it; only what a test is about needs to be said. */
export function wireEvent(id: string, createdAt: string, more: Record<string, unknown> = {}) {
  return {
    id,
    created_at: createdAt,
    model: 'acme/one',
    provider: 'Host A',
    app: { url: 'https://cline.bot', title: 'Cline' },
    category: 'programming',
    prompt_tokens: 100,
    completion_tokens: 20,
    ...more,
  }
}

/** Sends events through the front door. */
export function send(db: Db, events: readonly unknown[], now: Date): ReturnType<typeof accept> {
  return accept(db, events, { source: 'api', apiKeyId: null, now })
}
