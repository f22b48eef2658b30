import type { Sql } from '@/db/sql'

/** Thrown to undo a transaction whose result is wanted all the same. */
class Undone extends Error {}

/** Runs `work` in a transaction, which a dry run undoes after it has seen what would change. */
export async function inTransaction<Result>(
  client: Sql,
  isDryRun: boolean,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined
  try {
    await client.begin(async (transaction) => {
      result = await work(transaction as unknown as Sql)
      if (isDryRun) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return result as Result
}
