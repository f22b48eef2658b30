import { readFileSync, writeFileSync } from 'node:fs'
import { isDay } from '@/lib/domain/time/day'
import { OperatorError } from '@/lib/operator-error'
import { runScript } from './support/run-script'

const TARGET = 'lib/catalogue/data/catalogue.json'

const usage = `Usage: tsx scripts/catalogue-data.ts MODELS PROVIDERS DAY

Makes ${TARGET}, the catalogue that comes with Tokenboard, of two files as
OpenRouter's /models and /providers answer, and the UTC day on which they were fetched. Only what an import reads is
kept, an entry a line, in the order of ids, so that two versions can be compared.`

type Json = { [name: string]: Json | Json[] | string | number | boolean | null }

const read = {
  model: [
    'id',
    'canonical_slug',
    'name',
    'created',
    'context_length',
    'hugging_face_id',
    'architecture',
    'pricing',
    'supported_parameters',
    'top_provider',
  ],
  architecture: ['input_modalities', 'output_modalities'],
  pricing: ['prompt', 'completion', 'input_cache_read', 'request', 'overrides'],
  override: [
    'min_prompt_tokens',
    'utc_start',
    'utc_end',
    'utc_days',
    'prompt',
    'completion',
    'input_cache_read',
  ],
  topProvider: ['max_completion_tokens'],
  provider: ['slug', 'name', 'headquarters', 'datacenters'],
}

await runScript(async () => {
  const [models, providers, day, ...more] = process.argv.slice(2)
  if (!models || !providers || !isDay(day ?? '') || more.length > 0) throw new OperatorError(usage)
  const lists = {
    models: listOf(models)
      .filter(({ id }) => !String(id).startsWith('~'))
      .map(modelOf),
    providers: listOf(providers).map((entry) => only(entry, read.provider)),
  }
  const text = Object.entries(lists).map(([name, entries]) => `"${name}":[\n${linesOf(entries)}\n]`)
  writeFileSync(TARGET, `{"as_of":"${day}",\n${text.join(',\n')}}\n`)
  console.log(`${TARGET}: ${lists.models.length} models, ${lists.providers.length} providers, as of ${day}`)
})

function listOf(file: string): Json[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: Json[] }).data
}

function modelOf(entry: Json): Json {
  const { architecture, pricing, top_provider, ...facts } = only(entry, read.model)
  const { overrides, ...prices } = only(pricing as Json, read.pricing)
  return only(
    {
      ...facts,
      canonical_slug: facts.canonical_slug === facts.id ? null : facts.canonical_slug!,
      architecture: only(architecture as Json, read.architecture),
      pricing: only(
        { ...prices, overrides: ((overrides ?? []) as Json[]).map((rule) => only(rule, read.override)) },
        read.pricing,
      ),
      top_provider: only((top_provider ?? {}) as Json, read.topProvider),
    },
    read.model,
  )
}

/** The named fields that say something. */
function only(entry: Json, names: readonly string[]): Json {
  const kept = names.filter((name) => !isEmpty(entry[name]))
  return Object.fromEntries(kept.map((name) => [name, entry[name]!]))
}

function isEmpty(value: Json[string] | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function linesOf(entries: readonly Json[]): string {
  const keyed = entries.map((entry) => [String(entry.id ?? entry.slug), JSON.stringify(entry)] as const)
  keyed.sort(([one], [other]) => (one < other ? -1 : 1))
  return keyed.map(([, line]) => line).join(',\n')
}
