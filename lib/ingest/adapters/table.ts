import type { Adapter } from './adapter'
import { tokenboard } from './tokenboard'

/** Every source that Tokenboard understands. A new one is a file and a line here. */
export const adapters = { tokenboard } as const satisfies Record<string, Adapter>

export type AdapterName = keyof typeof adapters
