import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type CommandOptions, run } from './command'
import type { Store } from './store'

const NAME = 'localhost/tokenboard:check'

/** What the image says of how it is run, as the Docker image specification names it. */
const imageConfig = z.object({
  User: z.string().min(1),
  WorkingDir: z.string().startsWith('/'),
  Env: z.array(z.string()),
  Cmd: z.array(z.string()).min(1),
  StopSignal: z.literal('SIGTERM'),
  Healthcheck: z.object({ Test: z.tuple([z.literal('CMD')], z.string()) }),
  Volumes: z.record(z.string().startsWith('/'), z.object({})),
})
export type ImageConfig = z.infer<typeof imageConfig>

export interface Image {
  config: ImageConfig
  /** The folder with all its files. */
  root: string
}

/** Builds the real Dockerfile on the base that is in the store. */
export async function buildImage(store: Store, folder: string, options: CommandOptions): Promise<Image> {
  const settings = await npmSettings(folder, options)
  const isolated = ['--pull-never', '--network', 'host', '--no-cache']
  await store.buildah('build', '--format', 'docker', ...isolated, ...settings, '--tag', NAME, '.')
  const inspected = JSON.parse(await store.buildah('inspect', '--type', 'image', NAME))
  const container = await store.buildah('from', '--pull-never', NAME)
  return {
    config: imageConfig.parse(inspected.Docker.config),
    root: await store.buildah('mount', container),
  }
}

/** How this machine reaches its registry is lent to the build as a file, so that no layer holds it. */
async function npmSettings(folder: string, options: CommandOptions): Promise<string[]> {
  const get = async (key: string) => (await run('npm', ['config', 'get', key], options)).trim()
  const file = join(folder, 'npmrc')
  const lines = [`registry=${await get('registry')}`]
  const lent = [`${file}:/root/.npmrc:ro`]
  const authorities = await get('cafile')
  if (existsSync(authorities)) {
    copyFileSync(authorities, join(folder, 'authorities.pem'))
    lines.push('cafile=/run/authorities.pem')
    lent.push(`${join(folder, 'authorities.pem')}:/run/authorities.pem:ro`)
  }
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return lent.flatMap((volume) => ['--volume', volume])
}
