import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { NEXT_PROGRAM } from './next-program'
import { printLine } from './progress'
import { sourceHash } from './source-hash'

const HASH_FILE = '.next/tokenboard-sources.sha256'
/** The site does not need them once it is built, so `npm ci --omit=dev`, or `NODE_ENV=production`, leaves them out. */
const BUILD_PACKAGES = ['@tailwindcss/postcss', '@types/node', '@types/react', 'tailwindcss', 'typescript']
const stageLines = /^\s*(?:✓\s*)?((?:Creating|Compiled|Collecting|Generating|Finalizing).*?)[\s.]*$/

export interface Build {
  /** Resolves when the build is there. */
  finished: Promise<void>
  stop(): void
}

/** Makes the production build, unless the one that is there was made of the same sources. It needs no database. */
export function ensureBuild(): Build {
  const hash = sourceHash(process.cwd(), [env().SITE_URL])
  if (existsSync('.next/BUILD_ID') && existsSync(HASH_FILE) && readFileSync(HASH_FILE, 'utf8') === hash) {
    return { finished: Promise.resolve(), stop: () => undefined }
  }
  requireBuildPackages()
  requireWritable()
  const child = spawn(process.execPath, [NEXT_PROGRAM, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      DATABASE_DIRECT_URL: '',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  return { finished: watch(child, hash), stop: () => child.kill('SIGTERM') }
}

/** @throws {OperatorError} where only what the built site needs was installed: Next would install the rest by itself */
function requireBuildPackages(): void {
  const missing = BUILD_PACKAGES.filter((name) => !existsSync(`node_modules/${name}`))
  if (missing.length === 0) return
  throw new OperatorError(
    `The site is not built of these sources with this SITE_URL, and what builds it is not installed (${missing.join(', ')}): run "npm ci --include=dev".`,
  )
}

/** @throws {OperatorError} where the build cannot be made here, as on a file system that is only read */
function requireWritable(): void {
  try {
    accessSync(existsSync('.next') ? '.next' : '.', constants.W_OK)
  } catch (cause) {
    throw new OperatorError(
      'The site is not built of these sources with this SITE_URL, and .next cannot be written: run "npm run build" with the same SITE_URL where it can.',
      { cause },
    )
  }
}

async function watch(child: ChildProcess, hash: string): Promise<void> {
  const startedMs = performance.now()
  printLine('Building the site …')
  const output: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line)
      const stage = stageLines.exec(line)?.[1]
      if (stage) printLine(`Building the site: ${stage}`)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) {
    throw new OperatorError(`The build of the site failed:\n${output.slice(-40).join('\n')}`)
  }
  writeFileSync(HASH_FILE, hash)
  printLine(`Built the site (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`)
}
