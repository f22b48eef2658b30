import { type CategorySlug, categoryId } from '@/lib/domain/entity/categories'
import type { DemoModel } from '../catalog/catalog'

/** What the requests of a use case look like. */
export interface Habit {
  category: CategorySlug
  categoryId: number
  /** Prompt and completion together. */
  tokensPerRequest: number
  completionShare: number
  cachedShare: number
  /** How often the answer calls tools. */
  toolShare: number
  /** How much larger it is at the weekend than on working days. */
  weekend: number
  hours: keyof typeof hourCurves
}

/** How busy each hour of the UTC day is. Most of the work is done in Europe's and America's daytime. */
export const hourCurves = {
  work: [4, 3, 3, 3, 3, 4, 5, 7, 9, 10, 10, 10, 10, 12, 14, 14, 14, 13, 12, 11, 9, 8, 6, 5],
  night: [14, 14, 13, 11, 9, 7, 5, 4, 4, 4, 5, 5, 6, 6, 7, 8, 8, 9, 10, 12, 13, 14, 15, 15],
  even: [8, 7, 7, 7, 7, 7, 8, 8, 9, 10, 10, 10, 10, 11, 11, 11, 11, 11, 10, 10, 10, 9, 9, 8],
} as const

export const habits: readonly Habit[] = [
  habit('uncategorised', 11_000, 0.07, 0.3, 0.15, 1, 'even'),
  habit('programming', 36_000, 0.025, 0.64, 0.6, 0.74, 'work'),
  habit('roleplay', 9_000, 0.045, 0.45, 0.02, 1.35, 'night'),
  habit('marketing', 8_000, 0.12, 0.2, 0.1, 0.6, 'work'),
  habit('marketing/seo', 14_000, 0.1, 0.3, 0.1, 0.8, 'even'),
  habit('technology', 16_000, 0.05, 0.35, 0.25, 0.85, 'work'),
  habit('science', 9_000, 0.1, 0.2, 0.1, 0.8, 'work'),
  habit('translation', 2_400, 0.42, 0.05, 0, 0.95, 'even'),
  habit('legal', 18_000, 0.06, 0.2, 0.05, 0.45, 'work'),
  habit('finance', 14_000, 0.06, 0.25, 0.3, 0.5, 'work'),
  habit('health', 6_000, 0.12, 0.15, 0.05, 1, 'even'),
  habit('trivia', 1_500, 0.3, 0.05, 0, 1.3, 'night'),
  habit('academia', 10_000, 0.1, 0.2, 0.05, 0.8, 'work'),
]

/** Parts by category; they need not add up to anything. */
export type Blend = Partial<Record<CategorySlug, number>>

const everybody: Blend = {
  uncategorised: 9,
  programming: 36,
  roleplay: 14,
  marketing: 5,
  'marketing/seo': 3,
  technology: 10,
  science: 4.5,
  translation: 5,
  legal: 2,
  finance: 4.5,
  health: 2.5,
  trivia: 2,
  academia: 2.5,
}
const coding: Blend = { programming: 88, technology: 6, uncategorised: 6 }
const roleplay: Blend = { roleplay: 94, uncategorised: 4, trivia: 2 }
const careful: Blend = { ...everybody, programming: 65, roleplay: 7 }
const playful: Blend = { ...everybody, roleplay: 24 }
const quick: Blend = { ...everybody, programming: 22, translation: 10 }
const embedding: Blend = {
  uncategorised: 55,
  technology: 20,
  programming: 10,
  'marketing/seo': 5,
  legal: 5,
  finance: 5,
}

/** What the apps of a profile are used for. */
export const profiles: Record<string, Blend> = {
  coding,
  roleplay,
  agent: { ...everybody, programming: 42, technology: 18, uncategorised: 12, finance: 7, roleplay: 2 },
  marketing: { marketing: 68, 'marketing/seo': 16, programming: 6, technology: 4, uncategorised: 6 },
  seo: { 'marketing/seo': 90, marketing: 6, uncategorised: 4 },
  media: { marketing: 42, translation: 24, technology: 6, 'marketing/seo': 4, uncategorised: 24 },
  technology: { technology: 58, programming: 24, science: 4, finance: 2, academia: 2, uncategorised: 10 },
  assistant: { ...everybody, programming: 14, roleplay: 4, translation: 10, health: 6, uncategorised: 16 },
  mixed: everybody,
}

/** What a model is asked for when nobody says which app asks. */
export function blendOfModel({ permaslug, author, embeds }: DemoModel): Blend {
  if (embeds) return embedding
  if (/code|coder|codex|laguna|morph|relace|devstral/.test(permaslug)) return coding
  if (/^(sao10k|thedrummer|gryphe|undi95|mancer|anthracite-org|venice)|-rp-/.test(permaslug)) return roleplay
  if (author === 'anthropic') return careful
  if (author === 'deepseek') return playful
  if (/flash-lite|nano|mini/.test(permaslug)) return quick
  return everybody
}

function habit(
  category: CategorySlug,
  tokensPerRequest: number,
  completionShare: number,
  cachedShare: number,
  toolShare: number,
  weekend: number,
  hours: keyof typeof hourCurves,
): Habit {
  return {
    category,
    categoryId: categoryId(category)!,
    tokensPerRequest,
    completionShare,
    cachedShare,
    toolShare,
    weekend,
    hours,
  }
}
