/** An entry of package-lock.json, as far as this project looks at it. */
export interface LockEntry {
  version?: string
  license?: string
  resolved?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  cpu?: string[]
  os?: string[]
  libc?: string[]
}

export interface Lockfile {
  packages: Record<string, LockEntry>
}

/** An optional dependency that a package of the lock names and the lock does not hold. */
export interface MissingEntry {
  parent: string
  name: string
  version: string
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]
const libraries: Record<string, string> = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl' }

export function missingOptionalDependencies({ packages }: Lockfile): MissingEntry[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(packages, parent, name))
      .map(([name, version]) => ({ parent, name, version })),
  )
}

/**
 * The lock with an entry for every optional dependency. `npm install` leaves out those that the registry in use
 * does not offer, and `npm ci` then fails on the platforms that need them.
 */
export function completeLock(lock: Lockfile): Lockfile {
  const packages = { ...lock.packages }
  for (const { parent, name, version } of missingOptionalDependencies(lock)) {
    const { dev, devOptional } = packages[parent]!
    packages[placeFor(packages, parent, name)] = {
      version: exact(name, version),
      ...(dev && { dev }),
      ...(devOptional && { devOptional }),
      optional: true,
      ...platformOf(name),
    }
  }
  const sorted = Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en'))
  return { ...lock, packages: Object.fromEntries(sorted) }
}

/** The platform that a package is for, by its name, such as `@next/swc-linux-x64-musl`. */
export function platformOf(name: string): Pick<LockEntry, 'cpu' | 'os' | 'libc'> {
  const words = name.slice(name.indexOf('/') + 1).split(/[-_]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  const libc = words.flatMap((word) => libraries[word] ?? [])
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc.length && { libc }) }
}

/** Whether Node would find the package from the parent's folder: in it, or beside it, or further up. */
function isHeld(packages: Lockfile['packages'], parent: string, name: string): boolean {
  for (
    let folder = parent;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${folder}${folder && '/'}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

/** Beside the parent, where npm puts it too. */
function placeFor(packages: Lockfile['packages'], parent: string, name: string): string {
  const beside = `${parent.slice(0, parent.lastIndexOf('node_modules/'))}node_modules/${name}`
  return packages[beside] ? `${parent}/node_modules/${name}` : beside
}

function exact(name: string, version: string): string {
  if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) return version
  throw new Error(`${name} is wanted as ${version}, which is no exact version: add its entry by hand`)
}
