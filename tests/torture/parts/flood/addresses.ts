import { addDays, dayOf } from '@/lib/domain/time/day'
import { Random } from '../../harness/random'

/** How many apps there are, each with a page. */
export const APPS = 1_500

const kinds: ((random: Random, place: number) => string)[] = [
  (_, place) => `/models/nobody/left-${place}`,
  (_, place) => `/apps/left-${place}.example`,
  (_, place) => `/providers/left-${place}`,
  (_, place) => `/boards/left-${place}`,
  (_, place) => `/apps/flood-${place % APPS}.example`,
  (_, place) => `/boards/price?left=${place}`,
  (random) => `/compare/models/${models(random).join(',')}/${random.pick(['daily', 'weekly', 'monthly'])}`,
  (random) => `/compare/apps/${apps(random).join(',')}/share`,
  (random) => `/growth/${random.pick(['all', 'programming', 'legal'])}/${days(random, '_')}`,
  (_, place) => `/search?q=flood+${place}`,
  (_, place) => `/api/v1/search?q=flood-${place}`,
  (random) => {
    const [from, to] = days(random, ' ').split(' ')
    return `/export/${random.pick(['models', 'apps', 'providers'])}.csv?from=${from}&to=${to}`
  },
  (random) => `/pictures/compare/models/${models(random).join(',')}.${random.pick(['svg', 'png'])}`,
  (_, place) => `/pictures/entities/apps/flood-${place % APPS}.example.svg`,
  (_, place) => `/nowhere/${place}`,
  (_, place) => `/api/v1/models/nobody/left-${place}/endpoints`,
]

/** An address that a seed and its place determine; hardly one comes twice, but for the pages of apps. */
export function addressOf(seed: number, place: number): string {
  return kinds[place % kinds.length]!(new Random(seed, 'flood', place), place)
}

function models(random: Random): string[] {
  const slugs = Array.from({ length: random.integer(2, 6) }, () => {
    return `author-${random.integer(1, 4)}~model-${random.integer(1, 6)}`
  })
  return [...new Set(slugs)]
}

function apps(random: Random): string[] {
  const slugs = Array.from(
    { length: random.integer(2, 6) },
    () => `flood-${random.integer(0, APPS - 1)}.example`,
  )
  return [...new Set(slugs)]
}

function days(random: Random, between: string): string {
  const to = addDays(dayOf(new Date()), -random.integer(1, 300))
  return [addDays(to, -random.integer(0, 60)), to].join(between)
}
