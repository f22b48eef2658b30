import type { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { until } from '../../harness/processes'
import type { Site } from '../../harness/site'

const paths = [
  '/boards/price?',
  '/export/models.csv?',
  '/export/apps-over-time.json?',
  '/api/v1/search?q=app&',
  '/pictures/models/all/week.svg?',
  '/compare/models/author-1~model-1,author-2~model-2?',
  '/api/ready?',
]
const BATCH = 100
/** In which a site is well again, once what ailed it is over. */
const RECOVERY_MS = 10_000

/** Readers and writers that go on until they are stopped; each waits for its answer. */
export function startVisitors(torture: Torture, site: Site, key: string, ledger: Ledger, writers = 2) {
  let isOver = false
  let turn = 0
  const read = async () => {
    while (!isOver) {
      turn += 1
      await torture.ask(`${site.address}${paths[turn % paths.length]}turn=${turn}`)
    }
  }
  const write = async () => {
    while (!isOver) await ledger.send({ address: site.address, key }, ledger.make(BATCH))
  }
  const all = Promise.all([...Array.from({ length: 4 }, read), ...Array.from({ length: writers }, write)])
  return async () => {
    isOver = true
    await all
  }
}

/** Waits until the site says that it is well. */
export async function expectWell(torture: Torture, site: Site, after: string): Promise<void> {
  const isWell = await until(async () => {
    const { status } = await torture.ask(`${site.address}/api/ready`)
    return status === 200
  }, RECOVERY_MS)
  if (!isWell) torture.fault('hang', `The site is not well ${RECOVERY_MS / 1000} s after ${after}`)
}
