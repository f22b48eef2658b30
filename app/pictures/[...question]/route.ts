import { getPicture } from '@/app/pictures/get-picture'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getPicture)
export const HEAD = publicRoute(getPicture)
