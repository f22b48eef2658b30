import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(__dirname, '..', '..', '..')

export interface SourceFile {
  path: string
  text: string
  /** Project files as paths from the root, packages by name. */
  imports: string[]
  /** Those of them that are there when the program runs: no types. */
  valueImports: string[]
}

/** The TypeScript files of a folder of the project. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name))
      const text = readFileSync(join(root, path), 'utf8')
      const found = importsOf(path, text)
      return {
        path,
        text,
        imports: found.map(({ name }) => name),
        valueImports: found.filter(({ isType }) => !isType).map(({ name }) => name),
      }
    })
}

/** The files that a browser is sent: those that say so, and all that they import. */
export function clientFiles(files: SourceFile[]): SourceFile[] {
  const byName = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]))
  const reached = new Set(files.filter((file) => /^['"]use client['"]/.test(file.text)))
  for (const file of reached) {
    for (const name of file.valueImports) {
      const imported = byName.get(name)
      if (imported) reached.add(imported)
    }
  }
  return [...reached]
}

function importsOf(path: string, text: string): { name: string; isType: boolean }[] {
  const statements = text.matchAll(
    /(?:\b(?:import|export)\s+(type\s)?([^'";=()]*?)from\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g,
  )
  return [...statements].map(([, type, clause = '', name = '']) => {
    const names = /^\{([^}]*)\}\s*$/
      .exec(clause)?.[1]
      ?.split(',')
      .filter((one) => one.trim() !== '')
    const isType = type !== undefined || (names?.every((one) => /^\s*type\s/.test(one)) ?? false)
    if (name.startsWith('@/')) return { name: name.slice(2), isType }
    return { name: name.startsWith('.') ? join(dirname(path), name) : name, isType }
  })
}
