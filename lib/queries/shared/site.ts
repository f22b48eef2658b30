import { eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { settings } from '@/db/schema/access'

/** Written with the demo's first event. */
const DEMO_SETTING = 'demo_today'

/** Whether demo data are loaded: their licence asks for a citation on every page. */
export async function isDemo(reader: Reader): Promise<boolean> {
  const rows = await reader
    .select({ name: settings.name })
    .from(settings)
    .where(eq(settings.name, DEMO_SETTING))
  return rows.length > 0
}
