import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock, type Lockfile, missingOptionalDependencies } from './support/lockfile'
import { runScript } from './support/run-script'

const FILE = 'package-lock.json'

/** For maintainers, after a change of the dependencies. */
await runScript(async () => {
  const lock = JSON.parse(readFileSync(FILE, 'utf8')) as Lockfile
  const missing = missingOptionalDependencies(lock)
  writeFileSync(FILE, `${JSON.stringify(completeLock(lock), null, 2)}\n`)
  for (const { name, version } of missing) console.log(`added ${name} ${version}`)
  console.log(`${missing.length} entries added to ${FILE}`)
})
