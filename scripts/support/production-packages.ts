import type { Lockfile } from './lockfile'

export interface ProductionPackages {
  /** Those that package.json names. */
  direct: { name: string; version: string; licence: string }[]
  /** How many others those bring on every platform, by licence, most first. */
  brought: { licence: string; packages: number }[]
}

const UNKNOWN = 'not named in the lock file'

/** What `npm ci --omit=dev` installs for the site's sake. A browser's driver and types come only where Next finds them. */
export function productionPackages(lock: Lockfile): ProductionPackages {
  const { dependencies = {}, optionalDependencies = {} } = lock.packages['']!
  const direct = Object.keys({ ...dependencies, ...optionalDependencies }).sort()
  const counts = new Map<string, number>()
  for (const [path, { dev, devOptional, license = UNKNOWN }] of Object.entries(lock.packages)) {
    if (dev || devOptional || !path || direct.includes(path.replace(/^node_modules\//, ''))) continue
    counts.set(license, (counts.get(license) ?? 0) + 1)
  }
  return {
    direct: direct.map((name) => {
      const { version = '', license = UNKNOWN } = lock.packages[`node_modules/${name}`]!
      return { name, version, licence: license }
    }),
    brought: [...counts]
      .map(([licence, packages]) => ({ licence, packages }))
      .sort((one, other) => other.packages - one.packages || one.licence.localeCompare(other.licence, 'en')),
  }
}
