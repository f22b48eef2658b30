import type { Part } from '../harness/part'
import { crash } from './crash'
import { flood } from './flood'
import { race } from './race'

/** In the order in which they run. */
export const parts: Part[] = [crash, race, flood]
