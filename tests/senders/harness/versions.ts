import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentFolder, sendersFolder } from './folders'
import type { Sender } from './sender'

/** The versions of what a sender tries, as they are installed: `openai 7.59.0`. */
export function versionsOf({ packages, environment, folder }: Sender): string {
  const versions = packages.map((name) =>
    environment ? pythonVersion(name, environment) : nodeVersion(name, folder),
  )
  return versions.join(', ')
}

/** An alias such as `ai6` is shown as the package that it stands for. */
function nodeVersion(name: string, folder = '.'): string {
  for (const place of [folder, '.']) {
    const file = join(sendersFolder, place, 'node_modules', name, 'package.json')
    if (!existsSync(file)) continue
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string }
    return `${manifest.name} ${manifest.version}`
  }
  return `${name}, not installed`
}

/** What pip installed leaves a folder `name-version.dist-info`. */
function pythonVersion(name: string, environment: string): string {
  const packages = join(environmentFolder(environment), 'lib', 'python3.11', 'site-packages')
  const start = `${name.replaceAll('-', '_')}-`
  const folder = existsSync(packages)
    ? readdirSync(packages).find((entry) => entry.startsWith(start) && entry.endsWith('.dist-info'))
    : undefined
  return `${name} ${folder?.slice(start.length, -'.dist-info'.length) ?? '(not installed)'}`
}
