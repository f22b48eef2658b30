create table events (
  day date not null,
  id text not null,
  created_at timestamptz not null,
  model_id integer not null,
  provider_id integer not null,
  app_id integer not null,
  category_id smallint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint,
  latency_ms integer,
  generation_ms integer,
  tool_calls integer,
  finish_reason text,
  session_hash uuid,
  account_hash uuid,
  sample_weight integer not null,
  adjusted boolean not null,
  primary key (day, id)
) partition by range (day);

create table ingest_batches (
  id bigint primary key generated always as identity,
  received_at timestamptz not null default now(),
  source text not null,
  api_key_id integer,
  day date,
  accepted bigint not null,
  duplicates bigint not null,
  rejected bigint not null,
  adjusted bigint not null,
  rolled_up_at timestamptz
);
create index ingest_batches_id_pending_idx on ingest_batches (id) where rolled_up_at is null;
