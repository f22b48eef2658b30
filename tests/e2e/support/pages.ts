import { boardNames } from '@/lib/view/boards/boards'

const boardPages = boardNames.map((board) => `/boards/${board}`)

/** One of each kind of page, and every board. */
export const kinds = [
  '/',
  ...boardPages,
  '/boards/leaderboard/all/week/by-spend',
  '/boards/apps/all/month/group-coding',
  '/boards/models/all/week/log',
  '/categories/programming',
  '/models/openai/gpt-oss-120b',
  '/providers/deepinfra',
  '/apps/cline.bot',
  '/growth',
  '/growth/cuts',
  '/growth/context-growth',
  '/growth/retention',
  '/growth/price-changes',
  '/models',
  '/docs',
  '/docs/gateways',
  '/about',
  '/nowhere',
]

/** More of them, which differ in their data alone. */
export const others = [
  '/rankings/programming/trending',
  '/rankings/all/today',
  '/authors/openai',
  '/compare/authors/deepseek,openai,anthropic',
  '/growth/programming/month/models/openai/gpt-oss-120b',
  '/search?q=gpt',
  '/authors',
  '/providers',
  '/browse/apps/category-programming/group-coding/by-name/reversed',
  '/browse/models/weights-open/text-no-such-thing',
]
