/** A well-mixed unsigned 32-bit number of the parts: the same parts give the same number, on every machine. */
export function hash(...parts: (string | number)[]): number {
  let state = 0x811c9dc5
  for (const part of parts) {
    if (typeof part === 'number') state = mix(state ^ part)
    else for (let index = 0; index < part.length; index++) state = mix(state ^ part.charCodeAt(index))
    state = mix(state ^ 0x9e3779b9)
  }
  return state >>> 0
}

/** The hash as a fraction from 0 up to, but without, 1. */
export function fraction(...parts: (string | number)[]): number {
  return hash(...parts) / 2 ** 32
}

/** A stream of fractions that its seed determines. */
export function randomStream(...seed: (string | number)[]): () => number {
  let state = hash(...seed)
  return () => {
    state = (state + 0x9e3779b9) | 0
    return (mix(state) >>> 0) / 2 ** 32
  }
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  let state = value | 0
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return state ^ (state >>> 16)
}
