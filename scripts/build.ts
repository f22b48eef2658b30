import { listPostgresBinaries } from '@/db/postgres-binaries'
import { env } from '@/lib/env'
import { ensureBuild } from './support/build'
import { runScript } from './support/run-script'

await runScript(async () => {
  await ensureBuild().finished
  listPostgresBinaries(env().POSTGRES_BIN) // makes links that npm left out: later the folder may be read-only
})
