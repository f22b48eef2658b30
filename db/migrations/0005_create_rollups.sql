-- Adds in 64 bits and fails where they do not suffice. sum(bigint) builds a numeric for every group: twice the time.
create aggregate exact_sum(bigint) (
  sfunc = int8pl,
  stype = bigint,
  combinefunc = int8pl,
  initcond = '0',
  parallel = safe
);

create table category_daily (
  category_id smallint not null,
  day date not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day)
);

create table category_weekly (
  category_id smallint not null,
  week date not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week)
);

create table category_monthly (
  category_id smallint not null,
  month date not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month)
);

create table category_window (
  category_id smallint not null,
  period text not null,
  slot smallint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, period, slot)
);

create table model_daily (
  category_id smallint not null,
  day date not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, model_id)
);

create index model_daily_model_id_category_id_day_idx on model_daily (model_id, category_id, day);

create table model_weekly (
  category_id smallint not null,
  week date not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week, model_id)
);

create index model_weekly_model_id_category_id_week_idx on model_weekly (model_id, category_id, week);

create table model_monthly (
  category_id smallint not null,
  month date not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month, model_id)
);

create index model_monthly_model_id_category_id_month_idx on model_monthly (model_id, category_id, month);

create table model_window (
  category_id smallint not null,
  period text not null,
  slot smallint not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, period, slot, model_id)
);

create table author_daily (
  category_id smallint not null,
  day date not null,
  author_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, author_id)
);

create index author_daily_author_id_category_id_day_idx on author_daily (author_id, category_id, day);

create table author_weekly (
  category_id smallint not null,
  week date not null,
  author_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week, author_id)
);

create index author_weekly_author_id_category_id_week_idx on author_weekly (author_id, category_id, week);

create table author_monthly (
  category_id smallint not null,
  month date not null,
  author_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month, author_id)
);

create index author_monthly_author_id_category_id_month_idx on author_monthly (author_id, category_id, month);

create table author_window (
  category_id smallint not null,
  period text not null,
  slot smallint not null,
  author_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, period, slot, author_id)
);

create table provider_daily (
  category_id smallint not null,
  day date not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, provider_id)
);

create index provider_daily_provider_id_category_id_day_idx on provider_daily (provider_id, category_id, day);

create table provider_weekly (
  category_id smallint not null,
  week date not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week, provider_id)
);

create index provider_weekly_provider_id_category_id_week_idx on provider_weekly (provider_id, category_id, week);

create table provider_monthly (
  category_id smallint not null,
  month date not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month, provider_id)
);

create index provider_monthly_provider_id_category_id_month_idx on provider_monthly (provider_id, category_id, month);

create table provider_window (
  category_id smallint not null,
  period text not null,
  slot smallint not null,
  provider_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, period, slot, provider_id)
);

create table app_daily (
  category_id smallint not null,
  day date not null,
  app_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, app_id)
);

create index app_daily_app_id_category_id_day_idx on app_daily (app_id, category_id, day);

create table app_weekly (
  category_id smallint not null,
  week date not null,
  app_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week, app_id)
);

create index app_weekly_app_id_category_id_week_idx on app_weekly (app_id, category_id, week);

create table app_monthly (
  category_id smallint not null,
  month date not null,
  app_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month, app_id)
);

create index app_monthly_app_id_category_id_month_idx on app_monthly (app_id, category_id, month);

create table app_window (
  category_id smallint not null,
  period text not null,
  slot smallint not null,
  app_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, period, slot, app_id)
);

create table app_model_daily (
  app_id integer not null,
  day date not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (app_id, day, model_id)
);

create index app_model_daily_model_id_day_app_id_idx on app_model_daily (model_id, day, app_id);

create index app_model_daily_day_brin on app_model_daily using brin (day) with (pages_per_range = 16, autosummarize = on);

create table provider_model_daily (
  provider_id integer not null,
  day date not null,
  model_id integer not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  reasoning_tokens bigint not null,
  cached_tokens bigint not null,
  cost_nano_usd bigint not null,
  unpriced_requests bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (provider_id, day, model_id)
);

create index provider_model_daily_model_id_day_provider_id_idx on provider_model_daily (model_id, day, provider_id);

create index provider_model_daily_day_brin on provider_model_daily using brin (day) with (pages_per_range = 16, autosummarize = on);
