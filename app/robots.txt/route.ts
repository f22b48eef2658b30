import { getRobots } from '@/lib/http/get-sitemap'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getRobots)
