import type { Classing, dimensions } from './dimension'

type ClassOf<Name extends Classing> = (typeof dimensions)[Name]['classes'][number]

/** What files call each class. They are the same in every language; pages say it in their own. */
export const classNames: { [Name in Classing]: Record<ClassOf<Name>, string> } = {
  access: { free: 'Free', paid: 'Paid' },
  routing: { default: 'Default', nitro: 'Nitro (fastest)', floor: 'Floor (cheapest)' },
  weights: { open: 'Open weights', closed: 'Proprietary', unlisted: 'Not in the catalogue' },
  regions: {
    'united-states': 'United States',
    china: 'China',
    europe: 'Europe',
    elsewhere: 'Elsewhere',
    unlisted: 'Home unknown',
  },
}
