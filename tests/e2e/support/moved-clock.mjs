import { readFileSync } from 'node:fs'

/**
 * Loaded into a process before its program (`node --import`): its `Date` stands where the file that `MOVED_CLOCK` names
 * says, as milliseconds after the real time, and goes on from there. The file may change at any time. Timers keep to
 * the real time.
 */
const file = process.env.MOVED_CLOCK

function now() {
  return RealDate.now() + Number(readFileSync(file, 'utf8'))
}

const RealDate = Date
if (file) {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
