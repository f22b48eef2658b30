import type { Reader } from '@/db/client'
import { demoCitations, demoLicence } from '@/lib/demo/citation'
import { isDemo } from '@/lib/queries/shared/site'
import { citationText } from '@/lib/view/text/citation-text'

/** The line that what leaves the site must carry where the demo's figures are loaded; else null. */
export async function readCitation(reader: Reader): Promise<string | null> {
  return (await isDemo(reader)) ? citationText({ citations: demoCitations, licence: demoLicence }) : null
}
