import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultComparison } from '@/lib/domain/traffic/compare-question'
import { parseSubject } from '@/lib/http/picture/picture-subject'
import { type GrowthQuestion, usualGrowth } from '@/lib/view/address/growth-path'
import { defaultQuestion } from '@/lib/view/address/page-path'
import { boardNames, boards } from '@/lib/view/boards/boards'
import { type EntityChart, ownersOf } from '@/lib/view/picture/entity-charts'
import { chartedQuestion, growthChartNames, growthChartWord } from '@/lib/view/picture/growth-charts'
import {
  chartEmbedPath,
  comparePicturePath,
  entityPicturePath,
  growthPicturePath,
  picturePath,
} from '@/lib/view/picture/picture-path'
import { type Subject, subjectPage } from '@/lib/view/picture/subject'

const guide = readFileSync(join(__dirname, '../../../docs/sharing.md'), 'utf8')
const entityCharts: EntityChart[] = [
  ...(['requests', 'means', 'models', 'authors', 'providers'] as const),
  ...(['apps', 'categories', 'ranks', 'launch'] as const),
]
const slugs = { models: 'acme/one:free', authors: 'x y', providers: 'p', apps: 'a/b?c', categories: 'legal' }

/** What the address of a picture means, and that of the same chart to embed. */
function read(picture: string): Subject {
  const embedded = parseSubject(chartEmbedPath(picture).slice('/embed/charts/'.length))
  expect(parseSubject(picture.slice('/pictures/'.length))).toEqual(embedded)
  return embedded
}

describe('the address of a chart', () => {
  it.each(boardNames)('is read as it is written for all charts of the board %s', (board) => {
    const question = { ...defaultQuestion(board), category: 'marketing/seo' } as const
    expect(read(picturePath(question))).toEqual({ kind: 'board', question, chart: null })
    for (const chart of boards[board].charts) {
      expect(read(picturePath(question, chart))).toEqual({ kind: 'board', question, chart })
      expect(guide).toContain(`\`${board}-${chart}\``)
    }
  })

  it.each([null, ...entityCharts])('is read as it is written for the chart %s of one thing', (chart) => {
    for (const dimension of ownersOf(chart)) {
      const subject = { kind: 'entity', dimension, slug: slugs[dimension], chart } as const
      expect(read(entityPicturePath(dimension, subject.slug, chart ?? undefined))).toEqual(subject)
    }
    if (chart) expect(guide).toContain(`\`${chart}-of\``)
  })

  it('is read as it is written for growth, which leads back to its page', () => {
    const window = { from: '2026-01-01', until: '2026-01-09' }
    const of = { dimension: 'apps', slug: 'a/b?c' } as const
    const own: GrowthQuestion = { category: 'legal', window, of, section: null }
    for (const chart of growthChartNames) {
      for (const question of [usualGrowth, own]) {
        const asked = chartedQuestion(question, chart)
        expect(read(growthPicturePath(question, chart))).toEqual({ kind: 'growth', question: asked, chart })
      }
      expect(guide).toContain(`\`${growthChartWord(chart)}\``)
    }
    expect(subjectPage({ kind: 'growth', question: own, chart: 'drivers' })).toBe(
      '/growth/legal/2026-01-01_2026-01-08/apps/a/b%3Fc',
    )
    expect(() => parseSubject('growth-over-time/all/month')).toThrow('growth-over-time/programming/week')
    expect(() => parseSubject('growth-of-nothing')).toThrow('growth-over-time')
  })

  it('is read as it is written for comparisons, which lead back to their page', () => {
    const question = { ...defaultComparison('models', ['a/b.svg', 'c,d']), view: 'share' } as const
    expect(read(comparePicturePath(question))).toEqual({ kind: 'comparison', question })
    expect(subjectPage({ kind: 'comparison', question })).toBe('/compare/models/a~b.svg,c!,d/share')
  })
})
