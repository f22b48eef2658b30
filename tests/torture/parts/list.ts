import type { Part } from '../harness/part'
import { crash } from './crash'
import { flood } from './flood'
import { fuzz } from './fuzz'
import { race } from './race'
import { starve } from './starve'

/** In the order in which they run. */
export const parts: Part[] = [crash, race, fuzz, flood, starve]
