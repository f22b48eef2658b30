import { bucketRange } from '@/lib/domain/time/buckets'
import { lastDay } from '@/lib/domain/time/day-range'
import { changeOf } from '@/lib/domain/traffic/change'
import type { Mover } from '@/lib/domain/traffic/movers'
import type { RestatedDay, WeeklyChanges } from '@/lib/domain/traffic/weekly-changes'
import { entityPath } from '../address/entity-path'
import { exportPath } from '../file/export-file'
import { escapeXml } from '../picture/escape-xml'
import { changeWords } from '../text/change-text'
import { formatDayRange } from '../text/day-text'
import { compactCount, exactCount, signedCount } from '../text/format'
import { formatDay } from '../text/format-day'
import { language } from '../text/locale'
import { text } from '../text/messages'

const FEED_PATH = '/feed.xml'

interface FeedFrame {
  /** The address of the site, without a slash at its end. */
  origin: string
  /** What stands for the time of the last change where there is no entry: ISO 8601 UTC. */
  emptyUpdatedAt: string
  /** What the licence of the figures asks for; null where they are the operator's own. */
  citation: string | null
}

/** The weeks as an Atom feed (RFC 4287), one entry each. An entry keeps its id, whatever is restated later. */
export function atomFeed(weeks: WeeklyChanges[], { origin, emptyUpdatedAt, citation }: FeedFrame): string {
  const updated = weeks.map(({ updatedAt }) => updatedAt).sort()
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', idOf(origin, 'weekly-changes')),
    element('title', text('feed.title')),
    element('subtitle', text('feed.subtitle')),
    element('updated', updated.at(-1) ?? emptyUpdatedAt),
    ...(citation === null ? [] : [element('rights', citation)]),
    `<author>${element('name', text('site.name'))}</author>`,
    link({ rel: 'self', type: 'application/atom+xml', href: origin + FEED_PATH }),
    link({ rel: 'alternate', type: 'text/html', href: `${origin}/` }),
    ...weeks.map((week) => entry(week, origin)),
    '</feed>\n',
  ].join('\n')
}

function entry(changes: WeeklyChanges, origin: string): string {
  const { week, updatedAt } = changes
  const range = bucketRange(week, 'week')
  const file = { name: 'models', query: { from: week, to: lastDay(range) } }
  return [
    '<entry>',
    element('id', idOf(origin, `weekly-changes/${week}`)),
    element('title', text('feed.entry', { days: formatDayRange(range) })),
    element('published', `${range.until}T00:00:00.000Z`),
    element('updated', updatedAt),
    link({ rel: 'alternate', type: 'text/html', href: `${origin}/boards/leaderboard` }),
    link({
      rel: 'related',
      type: 'text/csv',
      title: text('feed.file'),
      href: origin + exportPath(file, 'csv'),
    }),
    element('summary', summaryOf(changes)),
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${contentOf(changes, origin)}</div></content>`,
    '</entry>',
  ].join('\n')
}

function summaryOf({ totalTokens, previousTotalTokens, newModels, restatements }: WeeklyChanges): string {
  const total = exactCount(totalTokens)
  const counts = { newModels: newModels.length, restatements: restatements.length }
  if (previousTotalTokens === null) return text('feed.firstSummary', { total, ...counts })
  const change = changeWords(changeOf(totalTokens, previousTotalTokens))
  return text('feed.summary', { total, change: `${change.hiddenWord} ${change.text}`.trim(), ...counts })
}

function contentOf(changes: WeeklyChanges, origin: string): string {
  const { newModels, movers, restatements } = changes
  const model = ({ slug, name }: { slug: string; name: string }) =>
    `<a href="${escapeXml(origin + entityPath('models', slug))}">${escapeXml(name)}</a>`
  const moved = (mover: Mover) =>
    `${model(mover)}: ${escapeXml(
      text('feed.moved', {
        difference: signedCount(mover.current - mover.previous),
        before: compactCount(mover.previous),
        after: compactCount(mover.current),
      }),
    )}`
  return [
    `<p>${escapeXml(summaryOf(changes))}</p>`,
    list(
      text('feed.newModels'),
      newModels.map(
        (one) =>
          `${model(one)}: ${escapeXml(text('feed.firstTokens', { count: exactCount(one.totalTokens) }))}`,
      ),
    ),
    list(text('feed.up'), movers.up.map(moved)),
    list(text('feed.down'), movers.down.map(moved)),
    list(text('feed.restatements'), restatementTexts(restatements).map(escapeXml)),
  ].join('')
}

/** Days that only were filed another way may be all there are: they are one line. */
function restatementTexts(restatements: readonly RestatedDay[]): string[] {
  const isRefiled = (row: RestatedDay) => row.beforeTotalTokens === row.afterTotalTokens
  const lines = restatements.filter((row) => !isRefiled(row)).map(restatementText)
  const refiled = new Set(restatements.filter(isRefiled).map(({ day }) => day))
  return refiled.size === 0 ? lines : [...lines, text('feed.refiled', { count: refiled.size })]
}

function restatementText({ day, beforeTotalTokens, afterTotalTokens }: RestatedDay): string {
  const [before, after] = [exactCount(beforeTotalTokens), exactCount(afterTotalTokens)]
  return text('feed.restated', { day: formatDay(day), before, after })
}

function list(title: string, items: string[]): string {
  if (items.length === 0) return ''
  return `<h3>${escapeXml(title)}</h3><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

function element(name: string, content: string): string {
  return `<${name}>${escapeXml(content)}</${name}>`
}

function link(attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`)
  return `<link ${written.join(' ')}/>`
}

/** A tag URI (RFC 4151): it names the entry and is no address, so that it stays when addresses change. */
function idOf(origin: string, what: string): string {
  return `tag:${new URL(origin).hostname},2026:${what}`
}
