import { noRules, type Rules } from './rules'

/** On the global object because the bundler gives every route its own copy of this module. */
const slot = globalThis as typeof globalThis & { tokenboardRules?: Rules }

/** The rules of this process, which it was given when it started; none where it was given none. */
export function currentRules(): Rules {
  return slot.tokenboardRules ?? noRules
}

export function setRules(rules: Rules): void {
  slot.tokenboardRules = rules
}
