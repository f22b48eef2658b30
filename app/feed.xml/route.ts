import { getFeed } from '@/lib/http/get-feed'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getFeed)
export const HEAD = publicRoute(getFeed)
