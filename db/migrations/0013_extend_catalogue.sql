-- What a catalogue in OpenRouter's format knows of a model beyond its prices. `catalogue_id` is the name that requests
-- use (`openai/gpt-5.5`); the permaslug is the catalogue's `canonical_slug` with the id's `:variant` behind it.
alter table models
  add catalogue_id text,
  add input_modalities text[] not null default '{}',
  add output_modalities text[] not null default '{}',
  add supported_parameters text[] not null default '{}',
  add max_completion_tokens integer;
create index models_catalogue_id_idx on models (catalogue_id) where catalogue_id is not null;

alter table providers add datacenters text[];

-- A row only where a price changed. The columns of `models` hold the newest row's prices.
create table model_prices (
  model_id integer not null references models,
  valid_from timestamptz not null,
  prompt_nano_usd_per_million bigint,
  completion_nano_usd_per_million bigint,
  cached_nano_usd_per_million bigint,
  request_nano_usd bigint,
  overrides jsonb,
  primary key (model_id, valid_from)
);

insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million,
  cached_nano_usd_per_million)
select id, created_at, prompt_nano_usd_per_million, completion_nano_usd_per_million, cached_nano_usd_per_million
from models
where prompt_nano_usd_per_million is not null or completion_nano_usd_per_million is not null;

-- Whether the cost was computed from the catalogue's price, because the sender stated none.
alter table events add cost_computed boolean not null default false;

-- Published figures of other routers, to stand beside one's own: no query adds them to anything.
create table reference_sources (
  id integer primary key generated always as identity,
  slug text not null unique,
  name text not null,
  url text not null,
  citation text not null,
  licence_name text not null,
  licence_url text not null,
  as_of timestamptz not null,
  imported_at timestamptz not null default now()
);

create table reference_daily (
  source_id integer not null references reference_sources on delete cascade,
  day date not null,
  permaslug text not null,
  total_tokens bigint not null,
  primary key (source_id, day, permaslug)
);

create table reference_apps (
  source_id integer not null references reference_sources on delete cascade,
  from_day date not null,
  through_day date not null,
  name text not null,
  total_tokens bigint not null,
  total_requests bigint not null,
  primary key (source_id, from_day, through_day, name)
);
