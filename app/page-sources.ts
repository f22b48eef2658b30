import type { Sources } from '@/components/ui/sources-line'
import type { Reader } from '@/db/client'
import { demoCitations, demoLicence } from '@/lib/demo/citation'
import { isDemo } from '@/lib/queries/shared/site'

/** What the footer must cite: the demo's sources where the demo's figures are loaded. */
export async function readSources(reader: Reader): Promise<Sources | null> {
  return (await isDemo(reader)) ? { citations: demoCitations, licence: demoLicence } : null
}
