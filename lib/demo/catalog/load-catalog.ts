import type { Sql } from '@/db/sql'
import { advanceCatalogueVersion } from '@/lib/catalogue/version'
import { withdrawBuiltIn } from '@/lib/catalogue/withdraw-built-in'
import { addDays, type Day } from '@/lib/domain/time/day'
import { shiftDays } from '../timeline'
import { demoApps } from './app-identities'
import { type DemoModel, demoCatalog } from './catalog'
import { priceSteps } from './price-history'

const DAY_MS = 86_400_000

/**
 * Writes the demo's authors, models, providers and apps; what is there already stays as it is, but for a built-in catalogue
 * that no event has used. They count as imported: its days and prices are not those of the built-in one.
 * @param today the running day of the demo
 */
export async function loadCatalog(sql: Sql, today: Day): Promise<void> {
  const shift = shiftDays(today)
  const { authors, models, providers } = demoCatalog()
  await withdrawBuiltIn(sql)
  const source = { catalogue_source: 'imported' }
  await sql`insert into authors ${sql(
    authors.map((author) => ({ ...author, ...source })),
    'slug',
    'name',
    'catalogue_source',
  )} on conflict do nothing`
  await sql`insert into providers ${sql(
    providers.map((provider) => ({ ...provider, ...source })),
    'slug',
    'name',
    'headquarters',
    'catalogue_source',
  )} on conflict do nothing`
  await sql`insert into apps ${sql(
    demoApps().map((app) => ({ ...app, categories: [...app.categories] })),
    'identity',
    'title',
    'url',
    'categories',
  )} on conflict do nothing`
  const isBase = ({ variant }: DemoModel) => variant === null
  await loadModels(sql, models.filter(isBase), shift)
  await loadModels(
    sql,
    models.filter((model) => !isBase(model)),
    shift,
  )
  await loadPrices(sql, models, today)
}

/** Base models must be in the table before their variants. */
async function loadModels(sql: Sql, models: readonly DemoModel[], shift: number): Promise<void> {
  const rows = models.map((model) => ({
    permaslug: model.permaslug,
    base: model.base,
    variant: model.variant,
    author: model.author,
    name: model.name,
    context_length: model.contextLength,
    prompt_price: priceText(model.promptPrice),
    completion_price: priceText(model.completionPrice),
    cached_price: priceText(model.cachedPrice),
    hugging_face_id: model.huggingFaceId,
    input_modalities: model.inputModalities,
    output_modalities: model.outputModalities,
    supported_parameters: parametersOf(model),
    released_at:
      model.releasedAtMs === null ? null : new Date(model.releasedAtMs + shift * DAY_MS).toISOString(),
  }))
  await sql`
    insert into models (permaslug, base_model_id, variant, author_id, name, context_length,
      prompt_nano_usd_per_million, completion_nano_usd_per_million, cached_nano_usd_per_million,
      hugging_face_id, input_modalities, output_modalities, supported_parameters, released_at,
      catalogue_source)
    select demo.permaslug, base.id, demo.variant, authors.id, demo.name, demo.context_length,
      demo.prompt_price, demo.completion_price, demo.cached_price, demo.hugging_face_id, demo.input_modalities,
      demo.output_modalities, demo.supported_parameters, demo.released_at, 'imported'
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as demo (permaslug text, base text, variant text,
      author text, name text, context_length integer, prompt_price bigint, completion_price bigint,
      cached_price bigint, hugging_face_id text, input_modalities text[], output_modalities text[],
      supported_parameters text[], released_at timestamptz)
    join authors on authors.slug = demo.author
    left join models as base on demo.variant is not null and base.permaslug = demo.base
    order by demo.permaslug
    on conflict do nothing`
}

function parametersOf({ reasons, callsTools }: DemoModel): string[] {
  return [
    ...(reasons ? ['include_reasoning', 'reasoning'] : []),
    ...(callsTools ? ['tool_choice', 'tools'] : []),
  ]
}

/** The catalogue's prices, which are the last ones, and what the demo makes up before them. */
async function loadPrices(sql: Sql, models: readonly DemoModel[], today: Day): Promise<void> {
  const steps = models.flatMap((model) =>
    priceSteps(model).map(({ fromAge, percent }) => ({
      permaslug: model.permaslug,
      valid_from: fromAge === null ? null : `${addDays(today, -1 - fromAge)}T00:00:00Z`,
      percent,
    })),
  )
  const added = await sql`
    insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million,
      cached_nano_usd_per_million)
    select id, coalesce(step.valid_from, released_at, '2015-01-01'), prompt_nano_usd_per_million * percent / 100,
      completion_nano_usd_per_million * percent / 100, cached_nano_usd_per_million * percent / 100
    from json_to_recordset(${JSON.stringify(steps)}::text::json)
      as step (permaslug text, valid_from timestamptz, percent bigint)
    join models using (permaslug)
    where (prompt_nano_usd_per_million is not null or completion_nano_usd_per_million is not null)
      and not exists (select from model_prices where model_id = models.id)`
  if (added.count > 0) await advanceCatalogueVersion(sql)
}

function priceText(price: bigint | null): string | null {
  return price === null ? null : String(price)
}
