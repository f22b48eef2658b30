import type { Part } from '../harness/part'
import { killCommands } from './crash/kill-commands'
import { killDemo } from './crash/kill-demo'
import { killWhileIngesting } from './crash/kill-while-ingesting'

export const crash: Part = {
  name: 'crash',
  about:
    'kill -9 of web process, PostgreSQL, both and starter, while ingesting, importing, rolling up, migrating, loading the demo',
  async run(torture) {
    await killWhileIngesting(torture)
    await killCommands(torture)
    if (torture.size === 'whole') await killDemo(torture)
  },
}
