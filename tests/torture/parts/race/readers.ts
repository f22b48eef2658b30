import { parse } from 'csv-parse/sync'
import { addDays, dayOf } from '@/lib/domain/time/day'
import type { Answer } from '../../harness/ask'
import type { Torture } from '../../harness/part'

const others = [
  '/',
  '/rankings/programming/month',
  '/models/author-1/model-1',
  '/apps/app-1.example',
  '/compare/models/author-1/model-1,author-2/model-2',
  '/growth',
  '/about',
  '/pictures/models/all/week.svg',
  '/export/authors-over-time.csv?grain=day',
  '/api/v1/datasets/rankings-daily',
  '/api/v1/search?q=model',
  '/metrics',
]

/** Reads two files of the same days, which have to agree where they were drawn from the same figures, and a page. */
export async function read(torture: Torture, address: string, round: number): Promise<void> {
  const today = dayOf(new Date())
  const days = `from=${addDays(today, -9)}&to=${addDays(today, -2)}&variants=merge`
  const [models, providers] = await Promise.all([
    torture.ask(`${address}/export/models.csv?${days}`),
    torture.ask(`${address}/export/providers.csv?${days}`),
    torture.ask(address + others[round % others.length]!),
  ])
  if (models.status !== 200 || providers.status !== 200) return // there is nothing yet
  const version = models.headers.get('x-data-version')
  if (version !== providers.headers.get('x-data-version')) return
  torture.count('pairs of files compared')
  const totals = [models, providers].map(totalOf)
  if (totals[0] !== totals[1]) {
    torture.fault('other', `Of version ${version} models have ${totals[0]} tokens, providers ${totals[1]}`)
  }
}

export function totalOf({ body }: Answer): bigint {
  const rows = parse(body, { columns: true }) as { total_tokens: string }[]
  return rows.reduce((sum, row) => sum + BigInt(row.total_tokens), 0n)
}
