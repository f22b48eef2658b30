import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { OperatorError } from '@/lib/operator-error'

/** Its newest major version when this was written: another one weighs things differently. */
const LIGHTHOUSE = 'lighthouse@13'
const run = promisify(execFile)

/** Lighthouse's own names. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Scores = Record<(typeof categories)[number], number>

export interface Measured {
  /** Of 100. */
  scores: Scores
  /** What took points off the categories other than performance. */
  faults: string[]
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null; title: string }>
}

/**
 * Loads the page once in a browser of its own, as Lighthouse's phone on its slow network. npx fetches Lighthouse the
 * first time.
 * @throws {OperatorError} where Lighthouse cannot be run
 */
export async function measure(url: string, chromium: string): Promise<Measured> {
  const options = ['--quiet', '--output=json', `--only-categories=${categories.join()}`]
  const browser = '--chrome-flags=--headless=new --no-sandbox --disable-gpu'
  const { stdout } = await run('npx', ['--yes', LIGHTHOUSE, url, ...options, browser], {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 2 ** 28,
  }).catch((cause: Error) => {
    throw new OperatorError(`Lighthouse could not measure ${url}: ${cause.message.slice(0, 500)}`)
  })
  const report = JSON.parse(stdout) as Report
  const scores = Object.fromEntries(
    categories.map((name) => [name, Math.round(100 * (report.categories[name]?.score ?? 0))]),
  ) as Scores
  return { scores, faults: faultsOf(report) }
}

function faultsOf({ categories: found, audits }: Report): string[] {
  return categories
    .filter((name) => name !== 'performance')
    .flatMap((name) => found[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${audits[id]!.title}`)
}
