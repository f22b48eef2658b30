import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { OperatorError } from '@/lib/operator-error'
import { type CommandOptions, run } from './command'
import type { Image } from './image'

const END_PATIENCE_MS = 60_000

/**
 * As an engine runs a container with a read-only root: its own mounts and processes, no rights to gain, a small
 * shared memory, an empty /tmp, and one folder that stays.
 */
const ENTER = `
root=$1 volume=$2 place=$3 user=$4; shift 4
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755,size=1m tmpfs "$root/dev"
mkdir "$root/dev/shm"
for device in null zero full random urandom; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/tmp"
mount --bind "$volume" "$root$place"
mount -o remount,bind,ro "$root"
if touch "$root/written" 2>/dev/null; then echo "Its files can be written."; exit 1; fi
exec chroot "$root" setpriv --reuid "$user" --regid "$user" --init-groups --bounding-set=-all --inh-caps=-all \\
  --no-new-privs -- "$@"
`

export interface Container {
  /** All that it printed so far. */
  log(): string
  /** Resolves with the match when it prints this. */
  says(pattern: RegExp, patienceMs: number): Promise<RegExpExecArray>
  /** Runs a command inside it as its user. */
  inside(command: readonly string[]): Promise<string>
  /** Ends it as `docker stop` does. */
  stop(): Promise<{ code: number | null; seconds: number }>
  /** Ends it at once, if it runs. */
  kill(): void
}

/** Starts the image's command, as its user, on its files that can only be read. */
export function startContainer(
  { config, root }: Image,
  volume: string,
  settings: Record<string, string>,
  options: CommandOptions,
): Container {
  const [place] = Object.keys(config.Volumes)
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const environment = ['env', '-i', '-C', config.WorkingDir, 'HOME=/tmp', ...config.Env, ...given]
  const enter = ['sh', '-euc', ENTER, 'enter', root, volume, place!, config.User]
  const child = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', '--', ...enter, ...environment, ...config.Cmd],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk))
  const kill = () => child.kill('SIGKILL')
  options.signal.addEventListener('abort', kill, { once: true })

  return {
    log: () => log,
    says: (pattern, patienceMs) => untilSaid(pattern, () => log, closed, patienceMs),
    inside: (command) => {
      const namespaces = ['--target', String(firstProcess(child)), '--mount', '--pid', '--root', '--wd']
      const user = ['setpriv', '--reuid', config.User, '--regid', config.User, '--init-groups', '--']
      return run('nsenter', [...namespaces, '--', ...user, ...environment, ...command], options)
    },
    stop: async () => {
      const startedMs = performance.now()
      process.kill(firstProcess(child), config.StopSignal)
      const force = setTimeout(kill, END_PATIENCE_MS)
      const [code] = await closed
      clearTimeout(force)
      return { code, seconds: (performance.now() - startedMs) / 1000 }
    },
    kill,
  }
}

/** The process that is the first one inside, by the number that it has outside. */
function firstProcess({ pid }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  if (!/^\d+$/.test(children)) throw new OperatorError('The container has ended.')
  return Number(children)
}

async function untilSaid(
  pattern: RegExp,
  log: () => string,
  closed: Promise<unknown>,
  patienceMs: number,
): Promise<RegExpExecArray> {
  let isClosed = false
  void closed.then(() => {
    isClosed = true
  })
  const untilMs = performance.now() + patienceMs
  for (;;) {
    const match = pattern.exec(log())
    if (match) return match
    if (isClosed || performance.now() > untilMs) {
      const reason = isClosed ? 'ended' : `ran for ${patienceMs / 1000} s`
      throw new OperatorError(`The container ${reason} and did not say ${pattern}:\n${log().slice(-3_000)}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}
