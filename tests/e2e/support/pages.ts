/** One of each kind of page. */
export const kinds = [
  '/',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/apps/all/month/group-coding',
  '/boards/models/all/week/log',
  '/boards/context',
  '/boards/reasoning',
  '/boards/tools',
  '/boards/price',
  '/boards/speed',
  '/categories/programming',
  '/models/openai/gpt-oss-120b',
  '/providers/deepinfra',
  '/apps/cline.bot',
  '/growth',
  '/about',
  '/nowhere',
]

/** More of them, which differ in their data alone. */
export const others = [
  '/rankings/programming/trending',
  '/rankings/all/today',
  '/boards/open',
  '/boards/routing',
  '/authors/openai',
  '/compare/authors/deepseek,openai,anthropic',
  '/growth/programming/month/models/openai/gpt-oss-120b',
  '/search?q=gpt',
]
