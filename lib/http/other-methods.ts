import { errorResponse, HttpError } from './errors'

/** What an address that there is answers to a method that it does not take. */
export function methodNotAllowed(allowed: readonly string[]): HttpError {
  return new HttpError({
    status: 405,
    code: 'method_not_allowed',
    message: `This address takes ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

type Method = (typeof methods)[number]
type Handlers<Other extends string> = Record<
  Other | 'OPTIONS',
  (request: Request) => Response | Promise<Response>
>

/**
 * The exports of a route for all methods but its own: without them Next answers with an empty 405. `refuse` tells
 * the refusal in the words of the route.
 */
export function otherMethods<const Taken extends Method>(
  taken: readonly Taken[],
  refuse: (error: HttpError, request: Request) => Response | Promise<Response> = errorResponse,
): Handlers<Exclude<Method, Taken>> {
  const others = methods.filter((method) => !taken.some((one) => one === method))
  const options = () => new Response(null, { status: 204, headers: { allow: taken.join(', ') } })
  return Object.fromEntries([
    ...others.map((method) => [method, (request: Request) => refuse(methodNotAllowed(taken), request)]),
    ['OPTIONS', options],
  ])
}
