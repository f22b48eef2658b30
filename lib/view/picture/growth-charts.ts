import type { Cut } from '@/lib/domain/growth/drivers'
import { type GrowthQuestion, usualGrowth } from '../address/growth-path'

/**
 * The charts of a page of growth, by the words that tell their pictures apart, and whether they are of the window that
 * the page compares. The others are over all weeks or cohorts, so that they have one address whatever the window.
 */
export const growthCharts = {
  drivers: { hasWindow: true },
  'by-variant': { hasWindow: true },
  'by-free': { hasWindow: true },
  'by-author': { hasWindow: true },
  'by-provider': { hasWindow: true },
  'by-category': { hasWindow: true },
  'by-openness': { hasWindow: true },
  'over-time': { hasWindow: false },
  'run-rate': { hasWindow: false },
  prompts: { hasWindow: false },
  turns: { hasWindow: false },
  'turn-ranges': { hasWindow: false },
  'turn-prompts': { hasWindow: true },
  reasoning: { hasWindow: false },
  tokenizers: { hasWindow: false },
  'paying-cohorts': { hasWindow: false },
  'free-limits': { hasWindow: false },
  'kept-accounts': { hasWindow: false },
  'kept-apps': { hasWindow: false },
  'price-changes': { hasWindow: false },
} as const satisfies Record<string, { hasWindow: boolean }> & Record<CutChart<Cut>, { hasWindow: true }>

export type GrowthChart = keyof typeof growthCharts

export type CutChart<Name extends Cut = Cut> = `by-${Name}`

export const growthChartNames = Object.keys(growthCharts) as GrowthChart[]

export function cutChart(cut: Cut): CutChart {
  return `by-${cut}`
}

const PAGE = 'growth'

/** What a chart's pictures are called: those of the change itself as the page is. */
export function growthChartWord(chart: GrowthChart): string {
  return chart === 'drivers' ? PAGE : `${PAGE}-${chart}`
}

/** Undefined where no chart of growth is called so. */
export function growthChartOf(word: string): GrowthChart | undefined {
  return growthChartNames.find((chart) => growthChartWord(chart) === word)
}

/** What a chart answers of a question: what changes nothing in it is not part of its address. */
export function chartedQuestion(question: GrowthQuestion, chart: GrowthChart): GrowthQuestion {
  return growthCharts[chart].hasWindow ? question : { ...question, window: usualGrowth.window }
}
