import type { Part } from '../harness/part'
import { endSessions } from './starve/end-sessions'
import { fillDisk } from './starve/fill-disk'
import { freeze } from './starve/freeze'
import { slowClients } from './starve/slow-clients'

export const starve: Part = {
  name: 'starve',
  about:
    'sessions that end, all connections used up, a database that stands still, a full disk, clients that are slow',
  async run(torture) {
    await endSessions(torture)
    await slowClients(torture)
    if (torture.size === 'small') return
    await freeze(torture)
    await fillDisk(torture)
  },
}
