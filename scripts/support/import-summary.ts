import { faultLines } from '@/lib/catalogue/read-items'
import type { BuiltInReport } from '@/lib/catalogue/take-built-in'
import type { FileReport } from '@/lib/files/import-file'
import type { Tally, UnreadLines } from '@/lib/ingest/tally'

/** What became of a file, in one line. */
export function summaryOf(report: FileReport | BuiltInReport, isDryRun: boolean): string {
  const text = textOf(report)
  return isDryRun ? `${text}; nothing was written` : text
}

function textOf(report: FileReport | BuiltInReport): string {
  switch (report.kind) {
    case 'events':
      return eventsText(report.tally)
    case 'models': {
      const { aliases, faults } = report
      const passedOver = aliases > 0 ? [`${aliases} aliases passed over`] : []
      return [...modelParts(report), ...passedOver, ...unreadable(faults)].join(', ')
    }
    case 'providers':
      return [...providerParts(report), ...unreadable(report.faults)].join(', ')
    case 'built-in': {
      const { asOf, models, providers } = report
      return `as of ${asOf}: ${modelParts(models).join(', ')}; ${providerParts(providers).join(', ')}`
    }
    case 'reference': {
      const { name, from, through, read, added, changed, citation } = report
      return `${name}, ${from} to ${through}: ${read} lines read, ${added} added, ${changed} changed, beside your own figures. ${citation}`
    }
  }
}

function modelParts({ read, added, updated, authors, prices }: BuiltInReport['models']): string[] {
  return [
    `${read} models read`,
    `${added} added`,
    `${updated} updated`,
    `${authors} authors added or named`,
    `${prices.first} priced for the first time`,
    `${prices.changed} prices changed`,
  ]
}

function providerParts({ read, added, updated }: BuiltInReport['providers']): string[] {
  return [`${read} providers read`, `${added} added`, `${updated} updated`]
}

function eventsText(tally: Tally): string {
  const { records, accepted, adjusted, duplicates, completed, rejected, skipped, skippedByReason } = tally
  const counts = `${accepted} accepted (${adjusted} adjusted), ${duplicates} duplicates, ${completed} completed, ${rejected} rejected`
  if (skipped === 0) return `${counts}, of ${records} read`
  const reasons = Object.entries(skippedByReason).map(([reason, count]) => `${count} ${reason}`)
  return `${counts}, ${skipped} that are no usage (${reasons.join(', ')}), of ${records} read`
}

/** Whether every line of the file could be read; what was read and then refused is no matter. */
export function isWhole(report: FileReport): boolean {
  return report.kind !== 'events' || report.tally.unread === undefined
}

/** What else there is to know of a file. */
export function notesOf(report: FileReport): string[] {
  if (report.kind !== 'events') return []
  const { passedOver, unread, reasons } = report.tally
  const notes = passedOver.length > 0 ? [`Columns passed over: ${passedOver.join(', ')}`] : []
  const counted = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`)
  if (counted.length > 0) notes.push(`Not simply counted: ${counted.join(', ')}`)
  return unread ? [...notes, unreadText(unread)] : notes
}

function unreadText({ count, first, last }: UnreadLines): string {
  if (count === 1) return `Line ${first} could not be read: mend it and import the file again.`
  return `${count} lines could not be read, the first is ${first}, the last ${last}: mend them and import the file again.`
}

function unreadable(faults: readonly string[]): string[] {
  return faults.length > 0 ? [`${faults.length} unreadable`] : []
}

/** What was turned away, line by line as far as it was kept. */
export function faultsOf(report: FileReport): string[] {
  if (report.kind === 'events') return report.tally.rejected > 0 ? rejections(report.tally) : []
  return faultLines(report.faults)
}

function rejections(tally: Tally): string[] {
  const lines = tally.firstRejected.map(({ line, lastLine, code, message, id }) => {
    const name = id === null ? '' : ` (id ${JSON.stringify(id)})`
    const place = lastLine === undefined ? `line ${line}` : `lines ${line} to ${lastLine}`
    return `  ${place}: ${code}${name}: ${message}`
  })
  const more = tally.rejected - tally.firstRejected.length
  if (more > 0) lines.push(`  … and ${more} more`)
  const codes = [...tally.rejectedByCode].sort(([, one], [, other]) => other - one)
  return [...lines, 'Rejected by reason:', ...codes.map(([code, count]) => `  ${code}: ${count}`)]
}
