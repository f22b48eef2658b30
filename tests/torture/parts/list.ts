import type { Part } from '../harness/part'
import { crash } from './crash'
import { flood } from './flood'
import { fuzz } from './fuzz'
import { race } from './race'
import { restore } from './restore'
import { starve } from './starve'
import { upgrade } from './upgrade'
import { timeZones } from './zones'

/** In the order in which they run. */
export const parts: Part[] = [crash, race, fuzz, flood, starve, timeZones, upgrade, restore]
