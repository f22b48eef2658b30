// What Node's own server can send: the least a page costs. A process of its own, as the site has one.
import { createServer } from 'node:http'

process.once('message', ({ headers, body }) => {
  const server = createServer((_, response) => response.writeHead(200, headers).end(body))
  server.listen(0, '127.0.0.1', () => process.send(server.address().port))
})
