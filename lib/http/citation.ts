import type { Reader } from '@/db/client'
import { demoCitations, demoLicence } from '@/lib/demo/citation'
import { text } from '@/lib/domain/messages'
import { isDemo } from '@/lib/queries/site'

/** The line that what leaves the site must carry where the demo's figures are loaded; else null. */
export async function readCitation(reader: Reader): Promise<string | null> {
  if (!(await isDemo(reader))) return null
  const { name, url } = demoLicence
  return text('pictures.citation', { citations: demoCitations.join(' '), name, url })
}
