import { describe, expect, it } from 'vitest'
import { conventions } from '@/lib/domain/usage/conventions'
import { conventionOf } from '@/lib/domain/usage/sources'
import type { UsageReason } from '@/lib/ingest/usage/reasons'
import { type DocumentedConvention, solveUsage } from '@/lib/ingest/usage/solve'
import type { StatedUsage } from '@/lib/ingest/usage/stated-usage'

type Counts = [
  prompt: number | undefined,
  completion: number | undefined,
  reasoning?: number,
  cached?: number,
]

const { inside, caches_outside, thoughts_outside } = conventions

/** By the rule that decides, in the order in which they are tried. */
const cases: [string, StatedUsage, DocumentedConvention, UsageReason | undefined, Counts][] = [
  [
    'follows the document where it adds up',
    { prompt: [100], completion: [20], cacheRead: [60], reasoning: [5], total: [120] },
    inside,
    undefined,
    [100, 20, 5, 60],
  ],
  [
    'counts caches that were read and written anew once',
    { prompt: [2168], completion: [100], cacheRead: [2161], cacheWrite: [2161], total: [2268] },
    inside,
    undefined,
    [2168, 100, undefined, 2161],
  ],
  [
    'believes a total that only caches beside the prompt explain',
    { prompt: [368], completion: [19], cacheRead: [10_536], cacheWrite: [0], total: [10_923] },
    inside,
    'other_convention',
    [10_904, 19, undefined, 10_536],
  ],
  [
    'believes a total that only reasoning beside the completion explains',
    { prompt: [279], completion: [6], reasoning: [89], cacheRead: [149], total: [374] },
    inside,
    'other_convention',
    [279, 95, 89, 149],
  ],
  [
    'believes a total that only caches inside the prompt explain',
    { prompt: [500], completion: [20], cacheRead: [400], cacheWrite: [50], total: [520] },
    caches_outside,
    'other_convention',
    [500, 20, undefined, 400],
  ],
  [
    'leaves what fits two conventions with the documented one, and says so',
    { prompt: [500], completion: [150], cacheRead: [100], reasoning: [100], total: [750] },
    inside,
    'total_ambiguous',
    [500, 150, 100, 100],
  ],
  [
    'takes a cache that is larger than the prompt for one beside it, whatever the total says',
    { prompt: [12], completion: [40], cacheRead: [1000], total: [52] },
    inside,
    'total_leaves_out_parts',
    [1012, 40, undefined, 1000],
  ],
  [
    "cuts a cache down that is larger than the prompt where the parts add up to a total of the provider's own",
    { prompt: [345], completion: [37], cacheRead: [460], total: [382] },
    { ...inside, totalIsProviders: true },
    'cached_above_prompt',
    [345, 37, undefined, 345],
  ],
  [
    'takes caches that are larger than the prompt together for ones beside it',
    { prompt: [5], completion: [40], cacheRead: [3], cacheWrite: [4] },
    inside,
    'part_outside',
    [12, 40, undefined, 3],
  ],
  [
    'takes reasoning that is larger than the completion for reasoning beside it',
    { prompt: [279], completion: [6], reasoning: [89] },
    inside,
    'part_outside',
    [279, 95, 89],
  ],
  [
    'cuts reasoning down that the total has no room for: it was counted by another tokenizer',
    { prompt: [53_154], completion: [2809], reasoning: [3364], total: [55_963] },
    inside,
    'reasoning_above_completion',
    [53_154, 2809, 2809],
  ],
  [
    'takes what the total has above all parts for output',
    { prompt: [951], completion: [6000], reasoning: [6001], total: [6952] },
    inside,
    'hidden_output',
    [951, 6001, 6001],
  ],
  [
    'takes it for reasoning only where the source is known to hide that',
    { prompt: [35], completion: [12], total: [109] },
    conventionOf('googleChat'),
    'hidden_output',
    [35, 74, 62],
  ],
  ['else it is output', { prompt: [35], completion: [12], total: [109] }, inside, 'hidden_output', [35, 74]],
  [
    'believes the parts where the total is smaller',
    { prompt: [100], completion: [20], total: [90] },
    inside,
    'total_below_parts',
    [100, 20],
  ],
  [
    'knows senders whose total leaves out what stands beside its wholes',
    { prompt: [1081], completion: [403], cacheRead: [400], cacheWrite: [150], total: [1484] },
    { ...caches_outside, totalLeavesOut: true },
    'total_leaves_out_parts',
    [1631, 403, undefined, 400],
  ],
  [
    'takes a total of 0 beside parts for unknown',
    { prompt: [7], completion: [2], total: [0] },
    inside,
    undefined,
    [7, 2],
  ],
  ['knows no prompt where none is stated', { completion: [20] }, inside, undefined, [undefined, 20]],
  [
    'takes what the total has beside the completion for the prompt where none is stated',
    { completion: [20], cacheRead: [30], total: [120] },
    caches_outside,
    undefined,
    [100, 20, undefined, 30],
  ],
  [
    'takes all of an embedding for its prompt',
    { total: [8] },
    { ...inside, hasNoOutput: true },
    undefined,
    [8, 0],
  ],
  [
    'adds results of tools and thoughts where they stand beside',
    { prompt: [10], completion: [5], toolPrompt: [7], reasoning: [30], total: [52] },
    thoughts_outside,
    undefined,
    [17, 35, 30],
  ],
  [
    'takes the largest spelling that the total has room for',
    { prompt: [907, 1457], completion: [229], cacheRead: [400], cacheWrite: [150], total: [1686] },
    inside,
    undefined,
    [1457, 229, undefined, 400],
  ],
  [
    'takes the largest spelling of a part that fits into its whole',
    { prompt: [368], completion: [19], cacheRead: [0, 5, 10_536] },
    inside,
    undefined,
    [368, 19, undefined, 5],
  ],
]

describe('usage of which the sender stated', () => {
  it.each(cases)('%s', (_, stated, documented, reason, [prompt, completion, reasoning, cached]) => {
    expect(solveUsage(stated, documented)).toMatchObject({
      promptTokens: prompt,
      completionTokens: completion,
      reasoningTokens: reasoning,
      cachedTokens: cached,
      reason,
    })
  })
})
