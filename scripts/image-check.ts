import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/lib/free-port'
import { OperatorError } from '@/lib/operator-error'
import { makeBase } from './image/base'
import type { CommandOptions } from './image/command'
import { type Container, startContainer } from './image/container'
import { exercise, untilReady } from './image/exercise'
import { buildImage, type Image } from './image/image'
import { requireTools } from './image/requirements'
import { createStore } from './image/store'
import { surveyTree } from './image/tree'
import { runScript } from './support/run-script'

const PATIENCE_MS = 15 * 60_000
const USER_ID = 1000
/** Engines kill what has not ended by then. */
const STOP_LIMIT_SECONDS = 10
const event = {
  id: 'image-check-1',
  created_at: new Date().toISOString(),
  model: 'anthropic/claude-sonnet-4',
  prompt_tokens: 1200,
  completion_tokens: 300,
}

/** Builds the Dockerfile and runs what it makes, without a container engine: docs/operations.md. */
await runScript(
  async () => {
    requireTools()
    const folder = mkdtempSync(join(tmpdir(), 'tokenboard-image-'))
    chmodSync(folder, 0o755)
    const interrupted = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
    const options = { signal: AbortSignal.any([interrupted.signal, AbortSignal.timeout(PATIENCE_MS)]) }
    try {
      await check(folder, options)
      console.log('The image is sound.')
    } catch (cause) {
      if (interrupted.signal.aborted) throw new OperatorError('Stopped.', { cause })
      if (options.signal.aborted)
        throw new OperatorError(`It took over ${PATIENCE_MS / 60_000} minutes.`, { cause })
      throw cause
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  { handlesSignals: true },
)

async function check(folder: string, options: CommandOptions): Promise<void> {
  const store = createStore(folder, options)
  const took = stopwatch()
  const base = await makeBase(store, folder, options)
  console.log(
    `Base: ${megabytes(base.bytes)}, of debootstrap and Node ${process.versions.node} (${took()} s)`,
  )
  const image = await buildImage(store, folder, options)
  const files = surveyTree(image.root)
  const added = megabytes(files.bytes - base.bytes)
  console.log(`Image: ${megabytes(files.bytes)}, ${added} more than its base (${took()} s)`)

  const volume = makeVolume(folder, 'data')
  const key = await start(image, volume, options, async (container, site) => {
    const shown = await untilReady(container)
    if (!shown) throw new OperatorError(`A first start showed no key:\n${container.log()}`)
    console.log(`First start, with the demo: ready after ${took()} s`)
    await exercise(
      { container, config: image.config, site, key: shown, event },
      { accepted: 1, duplicates: 0 },
      options,
    )
    return shown
  })
  took()
  await start(image, volume, options, async (container, site) => {
    await untilReady(container)
    console.log(`Next start: ready after ${took()} s`)
    await exercise(
      { container, config: image.config, site, key, event },
      { accepted: 0, duplicates: 1 },
      options,
    )
  })
  await start(image, makeVolume(folder, 'interrupted'), options, (container) =>
    container.says(/Loading the demo data/, 120_000),
  )
  if (surveyTree(image.root).fingerprint !== files.fingerprint) {
    throw new OperatorError('Something was written outside of the volume and /tmp.')
  }
}

/** Runs it as long as it is used; it then ends in order. */
async function start<T>(
  image: Image,
  volume: string,
  options: CommandOptions,
  use: (container: Container, site: URL) => Promise<T>,
): Promise<T> {
  const port = await freePort()
  const settings = { HOST: '127.0.0.1', PORT: String(port) }
  const container = startContainer(image, volume, settings, options)
  try {
    const result = await use(container, new URL(`http://127.0.0.1:${port}/`))
    const { code, seconds } = await container.stop()
    console.log(`SIGTERM: ended with code ${code} after ${seconds.toFixed(1)} s`)
    const complaint = /^.*(EROFS|EACCES|read-only file system).*$/im.exec(container.log())?.[0]
    if (complaint) throw new OperatorError(`It wanted to write elsewhere: ${complaint}`)
    if (code !== 0 || seconds > STOP_LIMIT_SECONDS) {
      throw new OperatorError(`It did not end in order:\n${container.log().slice(-3_000)}`)
    }
    const left = join(volume, 'postgres/cluster/postmaster.pid')
    if (existsSync(left)) throw new OperatorError('Its PostgreSQL was not stopped in order.')
    return result
  } finally {
    container.kill()
  }
}

function makeVolume(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  chownSync(path, USER_ID, USER_ID)
  return path
}

/** Seconds since it was made or asked last. */
function stopwatch(): () => string {
  let sinceMs = performance.now()
  return () => {
    const nowMs = performance.now()
    const seconds = ((nowMs - sinceMs) / 1000).toFixed(1)
    sinceMs = nowMs
    return seconds
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
