import type { IngestReason } from '@/lib/domain/traffic/ingest-reasons'
import catalogue from '@/messages/en.json'
import { text } from './messages'

const meanings = catalogue.about.reasons.meanings
type Meanings = typeof meanings
type Known<Outcome extends keyof Meanings> = keyof Meanings[Outcome] & string

/** What a reason means, as a sentence; a code that is not known here, such as of another version, as it is. */
export function reasonText({ outcome, reason }: Pick<IngestReason, 'outcome' | 'reason'>): string {
  if (outcome === 'refused' && !Object.hasOwn(meanings.refused, reason)) {
    const [, field] = /^invalid_(\w+)$/.exec(reason) ?? []
    return field ? text('about.reasons.meanings.refused.invalid', { field }) : reason
  }
  if (!Object.hasOwn(meanings[outcome], reason)) return reason
  switch (outcome) {
    case 'solved':
      return text(`about.reasons.meanings.solved.${reason as Known<'solved'>}`)
    case 'skipped':
      return text(`about.reasons.meanings.skipped.${reason as Known<'skipped'>}`)
    case 'refused':
      return text(`about.reasons.meanings.refused.${reason as Exclude<Known<'refused'>, 'invalid'>}`)
  }
}
