import { z } from 'zod'
import { type CategorySlug, categories } from '@/lib/domain/entity/categories'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { ratio } from '@/lib/domain/tokens/ratio'
import { getTaskShares, type TaskSums } from '@/lib/queries/task-shares'
import { categoryName } from '@/lib/view/text/category-name'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'

const TOP_MODELS = 10
const DAYS = 7

const share = (description: string) => z.number().min(0).max(1).meta({ description })

type Sums = Pick<TaskSums, 'requests' | 'totalTokens'>

const slugOf = new Map<number, CategorySlug>(categories.map(({ id, slug }) => [id, slug]))

/** `marketing/seo` is a part of `marketing`; the other categories have no parts. */
const macroOf = (slug: CategorySlug) => slug.split('/')[0] as CategorySlug

export const taskClassifications = defineEndpoint({
  path: '/classifications/task',
  operationId: 'getTaskClassifications',
  tag: 'Classifications',
  summary: 'Shares by category of use',
  description:
    `What requests were for in the last ${DAYS} complete days: the shares of each category and of its ` +
    `macro-category, and the top ${TOP_MODELS} models in it by requests. Requests without a category are left out of ` +
    'every sum.',
  query: z.strictObject({
    window: z.enum(['7d']).default('7d').meta({ description: 'The last seven complete UTC days.' }),
  }),
  answer: z.object({
    data: z.object({
      as_of: z.string().meta({ description: 'The last day of the window (UTC).' }),
      window_days: z.int(),
      classifications: z.array(
        z.object({
          tag: z.string().meta({ description: 'The category.' }),
          display_name: z.string(),
          macro_category: z.string().meta({ description: 'What stands before the slash of the category.' }),
          usage_share: share('Of all classified requests.'),
          token_share: share('Of all classified tokens.'),
          category_usage_share: share("Of the macro-category's requests."),
          category_token_share: share("Of the macro-category's tokens."),
          models: z.array(
            z.object({
              id: z.string().meta({ description: 'The model with its variant.' }),
              tag_usage_share: share("Of the category's requests."),
              tag_token_share: share("Of the category's tokens."),
            }),
          ),
        }),
      ),
      macro_categories: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          usage_share: share('Of all classified requests.'),
          token_share: share('Of all classified tokens.'),
        }),
      ),
    }),
    meta: metaSchema,
  }),
  async read(_, context) {
    const tasks = await getTaskShares(context.reader, TOP_MODELS)
    const whole = sumOf(tasks)
    const macros = macrosOf(tasks)
    return {
      data: {
        as_of: context.freshness.dataThrough ?? addDays(dayOf(context.now), -1),
        window_days: DAYS,
        classifications: tasks.map((task) => {
          const slug = slugOf.get(task.categoryId)!
          const macro = macros.find(({ key }) => key === macroOf(slug))!
          return {
            tag: slug,
            display_name: categoryName(slug),
            macro_category: macro.key,
            usage_share: usageShare(task, whole),
            token_share: tokenShare(task, whole),
            category_usage_share: usageShare(task, macro.sums),
            category_token_share: tokenShare(task, macro.sums),
            models: task.models.map((model) => ({
              id: model.permaslug,
              tag_usage_share: usageShare(model, task),
              tag_token_share: tokenShare(model, task),
            })),
          }
        }),
        macro_categories: macros.map(({ key, sums }) => ({
          key,
          label: categoryName(key),
          usage_share: usageShare(sums, whole),
          token_share: tokenShare(sums, whole),
        })),
      },
      meta: await readMeta(context),
    }
  },
})

/** Macro-categories with their sums, the one with most requests first. */
function macrosOf(tasks: TaskSums[]): { key: CategorySlug; sums: Sums }[] {
  const keys = [...new Set(tasks.map(({ categoryId }) => macroOf(slugOf.get(categoryId)!)))]
  return keys
    .map((key) => ({
      key,
      sums: sumOf(tasks.filter(({ categoryId }) => macroOf(slugOf.get(categoryId)!) === key)),
    }))
    .toSorted((a, b) => (a.sums.requests < b.sums.requests ? 1 : a.sums.requests > b.sums.requests ? -1 : 0))
}

function sumOf(parts: Sums[]): Sums {
  return {
    requests: parts.reduce((sum, { requests }) => sum + requests, 0n),
    totalTokens: parts.reduce((sum, { totalTokens }) => sum + totalTokens, 0n),
  }
}

function usageShare(part: Sums, whole: Sums): number {
  return ratio(part.requests, whole.requests) ?? 0
}

function tokenShare(part: Sums, whole: Sums): number {
  return ratio(part.totalTokens, whole.totalTokens) ?? 0
}
