import { getExport } from '@/lib/http/export/get-export'
import { publicRoute } from '@/lib/http/route'

export const GET = publicRoute(getExport)
export const HEAD = publicRoute(getExport)
