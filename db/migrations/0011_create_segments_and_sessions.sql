-- What is found by model needs no index of its own for each pair: this one is a quarter as large, and as quick.
drop index app_model_daily_day_model_id_app_id_idx;
create index app_model_daily_day_model_id_idx on app_model_daily (day, model_id);

create table app_model_weekly (
  week date not null,
  app_id integer not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (week, app_id, model_id)
);

insert into app_model_weekly (week, app_id, model_id, requests, prompt_tokens, completion_tokens, reasoning_tokens,
  sampled_requests)
select date_trunc('week', day)::date, app_id, model_id, exact_sum(requests), exact_sum(prompt_tokens),
  exact_sum(completion_tokens), exact_sum(reasoning_tokens), exact_sum(sampled_requests)
from app_model_daily cross join rollup_state where date_trunc('week', day)::date + 6 <= data_through
group by 1, 2, 3 order by 1, 2, 3;

create index app_model_weekly_week_model_id_idx on app_model_weekly (week, model_id);

-- Everything at once, each category for itself.
create table segment_daily (
  day date not null,
  category_id smallint not null,
  app_id integer not null,
  model_id integer not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  priced_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (day, category_id, app_id, model_id, provider_id)
);

create table segment_weekly (
  week date not null,
  category_id smallint not null,
  app_id integer not null,
  model_id integer not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  priced_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (week, category_id, app_id, model_id, provider_id)
);

create table model_length_daily (
  category_id smallint not null,
  day date not null,
  model_id integer not null,
  length_bucket smallint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, model_id, length_bucket)
);

-- `events` came in and stand for `requests`: a row of so many turns is that of `requests / events` sessions like it.
create table session_daily (
  day date not null,
  session_hash uuid not null,
  app_id integer not null,
  model_id integer not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  estimated boolean not null generated always as (requests > events) stored,
  primary key (day, session_hash, app_id, model_id)
);

-- Requests by their place within the session on that day: the 50th place holds all after it too.
create table turn_daily (
  category_id smallint not null,
  day date not null,
  turn smallint not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  estimated boolean not null generated always as (requests > events) stored,
  primary key (category_id, day, turn)
);

create table turn_weekly (
  category_id smallint not null,
  week date not null,
  turn smallint not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  estimated boolean not null generated always as (requests > events) stored,
  primary key (category_id, week, turn)
);

create table account_daily (
  day date not null,
  account_hash uuid not null,
  model_id integer not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  estimated boolean not null generated always as (requests > events) stored,
  primary key (day, account_hash, model_id)
);

create table account_monthly (
  month date not null,
  account_hash uuid not null,
  model_id integer not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  estimated boolean not null generated always as (requests > events) stored,
  primary key (month, account_hash, model_id)
);

-- Days that are not sealed are recomputed by the next rollup, which fills the new tables; of sealed ones these know
-- nothing.
insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed' order by day;
