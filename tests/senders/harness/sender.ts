import type { Call } from './stand-in/call'

/** A real program, the way in that it takes, and what it is known to lose by itself. */
export interface Sender {
  /** Unique: `--only` names it. */
  name: string
  /** What is under test, with the packages whose versions are shown. */
  packages: readonly string[]
  /** How its numbers get to Tokenboard. */
  way: string
  /** The program in `programs/`: `.mjs` for Node, `.py` for Python. */
  program: string
  /** Python's packages are in virtual environments, for they do not agree on versions: requirements/NAME.txt. */
  environment?: string
  /** Where the program's own node_modules are, if not here. */
  folder?: string
  /** Settings of the program besides STAND_IN, TOKENBOARD and TOKENBOARD_KEY. */
  settings?: Record<string, string>
  /** What the program itself does not tell, so that no reader of it could know. Never what Tokenboard misreads. */
  losses?: readonly Loss[]
  /** What else is to be known of the trial: what was left out of it, and why. */
  remark?: string
  timeoutMs?: number
}

/** What an event can at best say of a call. */
export interface Expected {
  model: string
  provider: string
  prompt: number
  completion: number
  reasoning: number
  cached: number
  /** Null where the sender tells none. */
  cacheWrite: number | null
  /** Null where the sender tells none. */
  toolCalls: number | null
}

export interface Loss {
  why: string
  /** What is expected of a call instead, nothing where the loss does not touch it, or that there is no event. */
  of: (call: Call) => Partial<Expected> | 'no event' | undefined
}

/** What is expected of a call, if there is to be an event. */
export function expectedOf(call: Call, sender: Sender): Expected | undefined {
  if (!call.statesUsage) return undefined
  const expected = truthOf(call, sender)
  for (const loss of sender.losses ?? []) {
    const instead = loss.of(call)
    if (instead === 'no event') return undefined
    Object.assign(expected, instead)
  }
  return expected
}

/** What is said to be lost, and was not in any of these calls: nothing is forgiven that was not met. */
export function idleLosses(calls: readonly Call[], sender: Sender): Loss[] {
  const isMet = (loss: Loss) =>
    calls.some((call) => {
      const [truth, instead] = [truthOf(call, sender), loss.of(call)]
      if (instead === undefined || instead === 'no event') return instead === 'no event'
      return (Object.keys(instead) as (keyof Expected)[]).some((field) => instead[field] !== truth[field])
    })
  return (sender.losses ?? []).filter((loss) => !isMet(loss))
}

function truthOf(call: Call, sender: Sender): Expected {
  const isTrace = sender.way.startsWith('OTLP')
  const { prompt, completion, reasoning, cached, cacheWrite } = call.counts
  return {
    model: call.permaslug,
    provider: call.provider,
    prompt,
    completion,
    reasoning,
    cached,
    cacheWrite,
    toolCalls: isTrace || call.api.endsWith('embeddings') ? null : call.toolCalls,
  }
}
