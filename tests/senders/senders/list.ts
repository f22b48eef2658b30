import type { Sender } from '../harness/sender'
import { python } from './python'
import { replies } from './replies'
import { traces } from './traces'

/** Every real program that is tried. A new one is a file in programs/ and an entry. */
export const senders: readonly Sender[] = [...replies, ...traces, ...python]
