import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Convention, type ConventionName, conventions } from '@/lib/domain/usage/conventions'
import { type Detail, details, detailWholes, type UsagePart } from '@/lib/domain/usage/parts'
import { isAdjusting } from '@/lib/ingest/usage/reasons'
import { solveUsage } from '@/lib/ingest/usage/solve'
import type { StatedUsage } from '@/lib/ingest/usage/stated-usage'
import { fixed } from '../../domain/arbitrary'

/** What a request used, with its parts; the parts of a whole do not overlap. */
interface Truth {
  prompt: number
  completion: number
  parts: Partial<Record<Detail, number>>
}

const count = fc.integer({ min: 0, max: 100_000 })

const truths: fc.Arbitrary<Truth> = fc
  .record({
    fresh: count,
    visible: count,
    parts: fc.record(
      { cacheRead: count, cacheWrite: count, toolPrompt: count, reasoning: count },
      { requiredKeys: [] },
    ),
  })
  .map(({ fresh, visible, parts }) => ({
    prompt: fresh + sumOf('prompt', parts),
    completion: visible + sumOf('completion', parts),
    parts,
  }))

const names = fc.constantFrom(...(Object.keys(conventions) as ConventionName[]))

function sumOf(
  whole: 'prompt' | 'completion',
  parts: Truth['parts'],
  among: readonly Detail[] = details,
): number {
  return among
    .filter((detail) => detailWholes[detail] === whole)
    .reduce((sum, detail) => sum + (parts[detail] ?? 0), 0)
}

/** What a sender of a convention states of a request. */
function stated(
  { prompt, completion, parts }: Truth,
  { outside }: Convention,
  withTotal: boolean,
): StatedUsage {
  return {
    prompt: [prompt - sumOf('prompt', parts, outside)],
    completion: [completion - sumOf('completion', parts, outside)],
    ...Object.fromEntries(Object.entries(parts).map(([detail, value]) => [detail, [value]])),
    ...(withTotal && { total: [prompt + completion] }),
  }
}

function solvedTo({ prompt, completion, parts }: Truth) {
  return {
    promptTokens: prompt,
    completionTokens: completion,
    reasoningTokens: parts.reasoning,
    cachedTokens: parts.cacheRead,
    cacheWriteTokens: parts.cacheWrite,
  }
}

/** The total less the stated wholes: what a convention counts beside them. */
const besides = ({ parts }: Truth, { outside }: Convention) =>
  sumOf('prompt', parts, outside) + sumOf('completion', parts, outside)

describe('solving usage', () => {
  it('gives back what was used by the documented convention, with and without a total', () => {
    fc.assert(
      fc.property(truths, names, fc.boolean(), (truth, name, withTotal) => {
        const { reason, ...counts } = solveUsage(
          stated(truth, conventions[name], withTotal),
          conventions[name],
        )
        expect({ ...counts, reason }).toEqual({ ...solvedTo(truth), reason: undefined })
      }),
      fixed,
    )
  })

  it('finds out by the total that a sender counts another way than it documents', () => {
    fc.assert(
      fc.property(truths, names, names, (truth, said, done) => {
        const beside = besides(truth, conventions[done])
        // Where two ways of counting leave the same beside the wholes, nothing can tell them apart.
        const alike = Object.values(conventions).filter((one) => besides(truth, one) === beside)
        const moved = new Set(alike.map(({ outside }) => outside.filter((part) => truth.parts[part]).join()))
        fc.pre(moved.size === 1)
        expect(solveUsage(stated(truth, conventions[done], true), conventions[said])).toMatchObject(
          solvedTo(truth),
        )
      }),
      fixed,
    )
  })

  const anything: fc.Arbitrary<StatedUsage> = fc.dictionary(
    fc.constantFrom<UsagePart>('prompt', 'completion', 'total', ...details),
    fc.array(fc.oneof(count, fc.constant(0), fc.integer({ min: 0, max: 5 })), { maxLength: 3 }),
  )

  it('never makes a part larger than its whole, nor more than the total without saying that it contradicts itself', () => {
    fc.assert(
      fc.property(
        anything,
        names,
        fc.boolean(),
        fc.boolean(),
        (usage, name, hidesReasoning, totalLeavesOut) => {
          const convention = {
            ...conventions[name],
            hidesReasoning,
            ...(totalLeavesOut && { totalLeavesOut }),
          }
          const { reason, promptTokens = 0, completionTokens = 0, ...parts } = solveUsage(usage, convention)
          expect(parts.reasoningTokens ?? 0).toBeLessThanOrEqual(completionTokens)
          expect(parts.cachedTokens ?? 0).toBeLessThanOrEqual(promptTokens)
          expect(parts.cacheWriteTokens ?? 0).toBeLessThanOrEqual(promptTokens)
          const total = Math.max(0, ...(usage.total ?? []))
          const isAbove = total > 0 && promptTokens + completionTokens > total
          if (isAbove) expect(reason !== undefined && isAdjusting(reason)).toBe(true)
        },
      ),
      { ...fixed, numRuns: 5000 },
    )
  })

  it('takes the largest of several spellings, in whatever order, and a 0 beside it for unknown', () => {
    fc.assert(
      fc.property(truths, names, fc.boolean(), (truth, name, withTotal) => {
        const usage = stated(truth, conventions[name], withTotal)
        const padded = Object.fromEntries(
          Object.entries(usage).map(([part, [value]]) => [part, [0, value!, 0]]),
        )
        expect(solveUsage(padded, conventions[name])).toEqual(solveUsage(usage, conventions[name]))
      }),
      fixed,
    )
  })
})
