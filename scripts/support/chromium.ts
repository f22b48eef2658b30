import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { OperatorError } from '@/lib/operator-error'

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The Chromium for browser tests: `CHROMIUM_PATH`, the system's, Playwright's. Where there is none, root on Debian
 * gets it by apt.
 * @throws {OperatorError} a sentence that says what to install
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new OperatorError(`CHROMIUM_PATH names ${given}, which does not exist.`)
  }
  return installedChromium() ?? installByApt() ?? refuse()
}

function installedChromium(): string | undefined {
  const onPath = systemNames.map(which).find(Boolean)
  return onPath ?? [...macPaths, chromium.executablePath()].find((path) => existsSync(path))
}

function installByApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log('No Chromium here: installing it by apt.')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
  return installedChromium()
}

function refuse(): never {
  throw new OperatorError('The browser tests need Chromium: install it, or set CHROMIUM_PATH to one.')
}

function which(name: string): string | undefined {
  return execFileSync('sh', ['-c', `command -v ${name} || true`], { encoding: 'utf8' }).trim() || undefined
}
