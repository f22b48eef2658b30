import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readMarkdown } from '@/lib/view/documents/markdown'
import { firstWays } from '@/lib/view/site/first-ways'

const gateways = readFileSync('docs/gateways.md', 'utf8')
const codeOf = (name: string, origin: string) =>
  firstWays(origin, 'tb_…').find((way) => way.name === name)!.code

it('the ways to send first events are those of the documents', () => {
  expect(gateways).toContain(codeOf('litellm', 'https://tokenboard.example'))
  expect(gateways).toContain(codeOf('otel', '$TOKENBOARD'))
  const [, ...openai] = codeOf('openai', '').split('\n')
  expect(gateways).toContain(openai.join('\n'))
  for (const line of codeOf('openrouter', 'https://tokenboard.example').split('\n')) {
    expect(gateways).toContain(`\`${line.replace(/^\w+ +/, '')}\``)
  }
})

it('each leads to the section of a document that tells the rest', () => {
  for (const { href } of firstWays('http://localhost:3000')) {
    const [path = '', heading] = href.split('#')
    const file = `${path.slice(1)}.md`
    expect(existsSync(file), file).toBe(true)
    if (!heading) continue
    const ids = readMarkdown(readFileSync(file, 'utf8')).blocks.map(
      (block) => block.kind === 'heading' && block.id,
    )
    expect(ids).toContain(heading)
  }
})
