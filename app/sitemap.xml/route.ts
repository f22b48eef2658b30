import { getSitemap } from '@/lib/http/get-sitemap'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getSitemap)
export const HEAD = publicRoute(getSitemap)
