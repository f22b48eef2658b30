// The web process of `npm start`. Plain JavaScript: what loads TypeScript would double the time until it answers.
import next from 'next'

const { PORT, HOST } = process.env

try {
  const site = next({ dev: false, hostname: HOST, port: Number(PORT) })
  // Next runs instrumentation.ts, which hands over the function to serve with.
  const serve = new Promise((done) => {
    globalThis.tokenboardHandOver = done
  })
  await site.prepare()
  await (await serve)(site)
} catch (error) {
  console.error(error)
  process.exit(1)
}
