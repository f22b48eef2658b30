import { openDatabase } from '@/db/open'
import { seedDemo } from '@/lib/demo/seed'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

await runScript(async () => {
  const database = await openDatabase()
  try {
    const progress = createProgress('Loading the demo')
    const { today, accepted, duplicates } = await seedDemo(database.db, {
      now: new Date(),
      onProgress: (done, total) => progress.update(done, total),
    })
    progress.finish(`${accepted} events up to ${today}, ${duplicates} duplicates`)
  } finally {
    await database.close()
  }
})
