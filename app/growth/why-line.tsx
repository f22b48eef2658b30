import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { getGrowth } from '@/lib/queries/growth/growth'
import { growthPath, usualGrowth } from '@/lib/view/address/growth-path'
import { growthSentence } from '@/lib/view/growth/growth-sentence'
import { text } from '@/lib/view/text/messages'

/** Why tokens moved in the last week, in a sentence, and the way to the whole of it; null where nothing compares. */
export async function drawWhy(reader: Reader, category: CategoryFilter): Promise<ReactNode> {
  const { window } = usualGrowth
  const growth = await getGrowth(reader, { category, window, of: null, split: 'drivers' })
  if ('fault' in growth) return null
  return (
    <p className="mt-4 max-w-[60rem]">
      <strong className="font-semibold">{text('growth.why')}</strong>{' '}
      <span className={growth.estimated ? 'about' : undefined}>{growthSentence(growth, window)}</span>{' '}
      <Link
        href={growthPath({ ...usualGrowth, category })}
        prefetch={false}
        className="text-link text-[0.8125rem]"
      >
        {text('growth.more')}
      </Link>
    </p>
  )
}
