import { openDatabase } from '@/db/open'
import { runScript } from './support/run-script'

await runScript(async () => {
  const { close } = await openDatabase({ poolSize: 2 })
  await close()
  console.log('The database has the newest schema.')
})
