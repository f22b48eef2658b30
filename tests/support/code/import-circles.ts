import type { SourceFile } from './source-files'

/** Groups of files each of which is reached from each other one by imports, types included: by Tarjan's algorithm. */
export function circlesOf(files: readonly SourceFile[]): string[][] {
  const byName = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]))
  const places = new Map<SourceFile, { index: number; low: number }>()
  const open: SourceFile[] = []
  const circles: string[][] = []

  function visit(file: SourceFile): { index: number; low: number } {
    const place = { index: places.size, low: places.size }
    places.set(file, place)
    open.push(file)
    for (const name of file.imports) {
      const imported = byName.get(name)
      if (!imported) continue
      if (!places.has(imported)) place.low = Math.min(place.low, visit(imported).low)
      else if (open.includes(imported)) place.low = Math.min(place.low, places.get(imported)!.index)
    }
    if (place.low === place.index) {
      const circle = open.splice(open.indexOf(file))
      if (circle.length > 1) circles.push(circle.map(({ path }) => path).toSorted())
    }
    return place
  }

  for (const file of files) if (!places.has(file)) visit(file)
  return circles
}
