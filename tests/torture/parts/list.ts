import type { Part } from '../harness/part'
import { crash } from './crash'

/** In the order in which they run. */
export const parts: Part[] = [crash]
