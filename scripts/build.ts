import { ensureBuild } from './support/build'
import { runScript } from './support/run-script'

await runScript(async () => {
  await ensureBuild().finished
})
