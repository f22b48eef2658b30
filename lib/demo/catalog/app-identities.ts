import { identifyApp } from '@/lib/domain/entity/app-identity'
import type { IncomingApp } from '@/lib/ingest/event/incoming-event'
import { demoCatalog } from './catalog'

let identities: IncomingApp[] | undefined

/** The apps of the catalogue as ingest sees them: those without a known page have a title only. */
export function demoApps(): readonly IncomingApp[] {
  identities ??= demoCatalog().apps.map(({ name, url, groups }) => {
    const app = identifyApp(url ?? undefined, name)
    if (!app) throw new Error(`apps.tsv: ${name} has neither a page nor a name`)
    return { ...app, categories: groups }
  })
  return identities
}
