import { openDatabase } from '@/db/open'
import { takeBuiltIn } from '@/lib/catalogue/take-built-in'
import { runScript } from './support/run-script'

await runScript(async () => {
  const { db, close } = await openDatabase({ poolSize: 2 })
  try {
    await takeBuiltIn(db, { now: new Date() })
  } finally {
    await close()
  }
  console.log('The database has the newest schema.')
})
