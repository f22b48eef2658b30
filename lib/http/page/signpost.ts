import type { IncomingMessage, ServerResponse } from 'node:http'
import { isSameAddress, type MeantThings } from '@/lib/view/address/meant/meant'
import { meantAddress } from '@/lib/view/address/meant/meant-address'
import { ASK_EACH_TIME } from './page-lifetime'
import { asksForAddress } from './page-policy'

/** Where an address leads whose names are known; undefined where one of them is not. */
export type FindMeant = (things: MeantThings) => Promise<string | undefined>

/**
 * Sends readers of an address that is none of a page's own on to the page that was meant, by one redirect. Each step
 * answers whether it did.
 */
export interface Signpost {
  /** Where the address alone says enough. */
  byAddress(request: IncomingMessage, response: ServerResponse): boolean
  /** Where it names things without saying what they are, or not as their pages do. */
  byNames(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Where it is as a page's own would be, and nothing is called so. */
  byOtherNames(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

export function createSignpost(find: FindMeant = async () => undefined): Signpost {
  async function follow(
    meant: MeantThings,
    { url }: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const place = await find(meant)
    if (place === undefined || isSameAddress(place, url!)) return false
    // Other data can make something else of a name.
    redirect(response, 307, place)
    return true
  }

  return {
    byAddress(request, response) {
      const meant = meantBy(request)
      if (!meant || !('path' in meant) || isSameAddress(meant.path, request.url!)) return false
      redirect(response, 308, meant.path)
      return true
    },
    async byNames(request, response) {
      const meant = meantBy(request)
      if (!meant || !('names' in meant)) return false
      if (meant.asWritten !== null && isSameAddress(meant.asWritten, request.url!)) return false
      return follow(meant, request, response)
    },
    async byOtherNames(request, response) {
      const meant = meantBy(request)
      return meant !== undefined && 'names' in meant && follow(meant, request, response)
    },
  }
}

function meantBy(request: IncomingMessage) {
  return asksForAddress(request) ? meantAddress(request.url!) : undefined
}

function redirect(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { location, 'cache-control': ASK_EACH_TIME, 'content-length': 0 }).end()
}
