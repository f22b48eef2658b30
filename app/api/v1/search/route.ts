import { getSearch } from '@/lib/http/get-search'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getSearch)
