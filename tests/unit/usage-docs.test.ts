import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { usageRows } from '@/lib/view/text/usage-rows'

it('docs/gateways.md tells how each source is counted as the code and /about do', () => {
  const rows = usageRows().map(({ title, counting, document }) => `| [${title}](${document}) | ${counting} |`)
  const table = ['| source | how it counts |', '| --- | --- |', ...rows].join('\n')
  expect(readFileSync('docs/gateways.md', 'utf8')).toContain(table)
})
