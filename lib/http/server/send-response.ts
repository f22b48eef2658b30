import type { ServerResponse } from 'node:http'

/** Sends an answer of fetch's kind where no route stands between. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
