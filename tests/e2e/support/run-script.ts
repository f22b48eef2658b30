import { execFileSync } from 'node:child_process'

/** Runs one of the project's commands beside the running site, as an operator would, and returns what it printed. */
export function runScript(name: string, ...args: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    encoding: 'utf8',
    env: process.env,
  })
}

/** A fresh ingest key. */
export function createIngestKey(): string {
  return /tb_[\w-]{43}/.exec(runScript('keys', 'create', 'browser tests'))![0]
}
