import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'

describe('npm start', () => {
  it('names a wrong setting and stops', async () => {
    const { code, stderr } = await runCommand('start', [], { PORT: '70000', ROLLUP_CRON: 'sometimes' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      'PORT must be a whole number from 1 to 65535.',
      'ROLLUP_CRON must be a cron expression in UTC such as "10 0 * * *", or "off".',
    ])
  })

  it('says that its port is taken before it starts anything', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { code, stderr, stdout } = await runCommand('start', [], { PORT: String(port) })
    server.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^Port ${port} is in use: .*\n$`))
  })

  it('does not serve without its door where reading needs a key', async () => {
    const { code, stderr } = await runCommand('start', ['--dev'], { READ_ACCESS: 'key' })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^READ_ACCESS=key works with `npm start`/),
    })
  })

  it('does not know other arguments', async () => {
    const { code, stderr } = await runCommand('start', ['--demmo'], {})
    expect(code).toBe(1)
    expect(stderr).toMatch(/--demmo[\s\S]*Usage: npm start/)
  })
})
