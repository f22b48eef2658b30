import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { ALL_CATEGORIES_ID, UNCATEGORISED_ID } from '@/lib/domain/entity/categories'

export interface TaskModel {
  permaslug: string
  requests: bigint
  totalTokens: bigint
}

export interface TaskSums {
  categoryId: number
  requests: bigint
  totalTokens: bigint
  /** Those with most requests, best first. */
  models: TaskModel[]
}

interface Row extends TaskModel, Record<string, unknown> {
  categoryId: number
  allRequests: bigint
  allTokens: bigint
}

/** What each category had in the trailing week, the one with most requests first, and its top models. */
export async function getTaskShares(reader: Reader, top: number): Promise<TaskSums[]> {
  const rows = await reader.execute<Row>(sql`
    with tasks as materialized (
      select category_id, week_requests as requests, week_prompt_tokens + week_completion_tokens as tokens
      from category_windows
      where category_id not in (${ALL_CATEGORIES_ID}, ${UNCATEGORISED_ID}) and week_requests > 0
    ),
    ranked as (
      select r.category_id, r.week_requests as requests, r.week_prompt_tokens + r.week_completion_tokens as tokens,
        m.permaslug, row_number() over (
          partition by r.category_id order by r.week_requests desc, m.permaslug collate "C") as rank
      from model_windows r join models m on m.id = r.model_id
      where r.category_id in (select category_id from tasks) and r.week_requests > 0
    )
    select t.category_id as "categoryId", t.requests as "allRequests", t.tokens as "allTokens", r.permaslug,
      r.requests, r.tokens as "totalTokens"
    from tasks t join ranked r on r.category_id = t.category_id
    where r.rank <= ${top}
    order by t.requests desc, t.category_id, r.rank`)
  const tasks = new Map<number, TaskSums>()
  for (const { categoryId, allRequests, allTokens, permaslug, requests, totalTokens } of rows) {
    const task = tasks.get(categoryId) ?? {
      categoryId,
      requests: allRequests,
      totalTokens: allTokens,
      models: [],
    }
    task.models.push({ permaslug, requests, totalTokens })
    tasks.set(categoryId, task)
  }
  return [...tasks.values()]
}
