import { randomStream } from '@/lib/demo/random'

/** Choices that a seed determines. */
export class Random {
  private readonly next: () => number

  constructor(...seed: (string | number)[]) {
    this.next = randomStream(...seed)
  }

  /** From 0 up to, but without, 1. */
  fraction(): number {
    return this.next()
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('There is nothing to pick from.')
    return items[Math.floor(this.next() * items.length)]!
  }
}
