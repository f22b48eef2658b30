-- Adds in 64 bits and fails where they do not suffice. sum(bigint) builds a numeric for every group: twice the time.
create aggregate exact_sum(bigint) (
  sfunc = int8pl,
  stype = bigint,
  combinefunc = int8pl,
  initcond = '0',
  parallel = safe
);

-- The days come before the entities in every key: what one night writes lies side by side. An entity's own rows are
-- found day by day (from PostgreSQL 18 on by itself). Half of each page of sums is left free, so that rows which
-- change every day stay in their place and no index has to follow them.
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
) with (fillfactor = 50);

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
) with (fillfactor = 50);

create table category_windows (
  category_id smallint not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
  week_reasoning_tokens bigint not null,
  week_cached_tokens bigint not null,
  week_cost_nano_usd bigint not null,
  week_unpriced_requests bigint not null,
  week_sampled_requests bigint not null,
  previous_week_requests bigint not null,
  previous_week_prompt_tokens bigint not null,
  previous_week_completion_tokens bigint not null,
  earlier_weeks_requests bigint not null,
  earlier_weeks_prompt_tokens bigint not null,
  earlier_weeks_completion_tokens bigint not null,
  month_requests bigint not null,
  month_prompt_tokens bigint not null,
  month_completion_tokens bigint not null,
  month_reasoning_tokens bigint not null,
  month_cached_tokens bigint not null,
  month_cost_nano_usd bigint not null,
  month_unpriced_requests bigint not null,
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id)
) with (fillfactor = 50);

create view category_window as
  select category_id, 'week'::text as period, 0::smallint as slot,
    week_requests as requests, week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens, week_reasoning_tokens as reasoning_tokens,
    week_cached_tokens as cached_tokens, week_cost_nano_usd as cost_nano_usd, week_unpriced_requests as unpriced_requests, week_sampled_requests as sampled_requests,
    week_sampled_requests > 0 as estimated
  from category_windows where week_requests > 0
  union all
  select category_id, 'week'::text as period, 1::smallint as slot,
    previous_week_requests as requests, previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from category_windows where previous_week_requests > 0
  union all
  select category_id, 'week'::text as period, 2::smallint as slot,
    earlier_weeks_requests as requests, earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from category_windows where earlier_weeks_requests > 0
  union all
  select category_id, 'month'::text as period, 0::smallint as slot,
    month_requests as requests, month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens, month_reasoning_tokens as reasoning_tokens,
    month_cached_tokens as cached_tokens, month_cost_nano_usd as cost_nano_usd, month_unpriced_requests as unpriced_requests, month_sampled_requests as sampled_requests,
    month_sampled_requests > 0 as estimated
  from category_windows where month_requests > 0
  union all
  select category_id, 'month'::text as period, 1::smallint as slot,
    previous_month_requests as requests, previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from category_windows where previous_month_requests > 0;

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
) with (fillfactor = 50);

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
) with (fillfactor = 50);

create table model_windows (
  category_id smallint not null,
  model_id integer not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
  week_reasoning_tokens bigint not null,
  week_cached_tokens bigint not null,
  week_cost_nano_usd bigint not null,
  week_unpriced_requests bigint not null,
  week_sampled_requests bigint not null,
  previous_week_requests bigint not null,
  previous_week_prompt_tokens bigint not null,
  previous_week_completion_tokens bigint not null,
  earlier_weeks_requests bigint not null,
  earlier_weeks_prompt_tokens bigint not null,
  earlier_weeks_completion_tokens bigint not null,
  month_requests bigint not null,
  month_prompt_tokens bigint not null,
  month_completion_tokens bigint not null,
  month_reasoning_tokens bigint not null,
  month_cached_tokens bigint not null,
  month_cost_nano_usd bigint not null,
  month_unpriced_requests bigint not null,
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id, model_id)
) with (fillfactor = 50);

create view model_window as
  select category_id, model_id, 'week'::text as period, 0::smallint as slot,
    week_requests as requests, week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens, week_reasoning_tokens as reasoning_tokens,
    week_cached_tokens as cached_tokens, week_cost_nano_usd as cost_nano_usd, week_unpriced_requests as unpriced_requests, week_sampled_requests as sampled_requests,
    week_sampled_requests > 0 as estimated
  from model_windows where week_requests > 0
  union all
  select category_id, model_id, 'week'::text as period, 1::smallint as slot,
    previous_week_requests as requests, previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from model_windows where previous_week_requests > 0
  union all
  select category_id, model_id, 'week'::text as period, 2::smallint as slot,
    earlier_weeks_requests as requests, earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from model_windows where earlier_weeks_requests > 0
  union all
  select category_id, model_id, 'month'::text as period, 0::smallint as slot,
    month_requests as requests, month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens, month_reasoning_tokens as reasoning_tokens,
    month_cached_tokens as cached_tokens, month_cost_nano_usd as cost_nano_usd, month_unpriced_requests as unpriced_requests, month_sampled_requests as sampled_requests,
    month_sampled_requests > 0 as estimated
  from model_windows where month_requests > 0
  union all
  select category_id, model_id, 'month'::text as period, 1::smallint as slot,
    previous_month_requests as requests, previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from model_windows where previous_month_requests > 0;

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
) with (fillfactor = 50);

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
) with (fillfactor = 50);

create table author_windows (
  category_id smallint not null,
  author_id integer not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
  week_reasoning_tokens bigint not null,
  week_cached_tokens bigint not null,
  week_cost_nano_usd bigint not null,
  week_unpriced_requests bigint not null,
  week_sampled_requests bigint not null,
  previous_week_requests bigint not null,
  previous_week_prompt_tokens bigint not null,
  previous_week_completion_tokens bigint not null,
  earlier_weeks_requests bigint not null,
  earlier_weeks_prompt_tokens bigint not null,
  earlier_weeks_completion_tokens bigint not null,
  month_requests bigint not null,
  month_prompt_tokens bigint not null,
  month_completion_tokens bigint not null,
  month_reasoning_tokens bigint not null,
  month_cached_tokens bigint not null,
  month_cost_nano_usd bigint not null,
  month_unpriced_requests bigint not null,
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id, author_id)
) with (fillfactor = 50);

create view author_window as
  select category_id, author_id, 'week'::text as period, 0::smallint as slot,
    week_requests as requests, week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens, week_reasoning_tokens as reasoning_tokens,
    week_cached_tokens as cached_tokens, week_cost_nano_usd as cost_nano_usd, week_unpriced_requests as unpriced_requests, week_sampled_requests as sampled_requests,
    week_sampled_requests > 0 as estimated
  from author_windows where week_requests > 0
  union all
  select category_id, author_id, 'week'::text as period, 1::smallint as slot,
    previous_week_requests as requests, previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from author_windows where previous_week_requests > 0
  union all
  select category_id, author_id, 'week'::text as period, 2::smallint as slot,
    earlier_weeks_requests as requests, earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from author_windows where earlier_weeks_requests > 0
  union all
  select category_id, author_id, 'month'::text as period, 0::smallint as slot,
    month_requests as requests, month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens, month_reasoning_tokens as reasoning_tokens,
    month_cached_tokens as cached_tokens, month_cost_nano_usd as cost_nano_usd, month_unpriced_requests as unpriced_requests, month_sampled_requests as sampled_requests,
    month_sampled_requests > 0 as estimated
  from author_windows where month_requests > 0
  union all
  select category_id, author_id, 'month'::text as period, 1::smallint as slot,
    previous_month_requests as requests, previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from author_windows where previous_month_requests > 0;

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
) with (fillfactor = 50);

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
) with (fillfactor = 50);

create table provider_windows (
  category_id smallint not null,
  provider_id integer not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
  week_reasoning_tokens bigint not null,
  week_cached_tokens bigint not null,
  week_cost_nano_usd bigint not null,
  week_unpriced_requests bigint not null,
  week_sampled_requests bigint not null,
  previous_week_requests bigint not null,
  previous_week_prompt_tokens bigint not null,
  previous_week_completion_tokens bigint not null,
  earlier_weeks_requests bigint not null,
  earlier_weeks_prompt_tokens bigint not null,
  earlier_weeks_completion_tokens bigint not null,
  month_requests bigint not null,
  month_prompt_tokens bigint not null,
  month_completion_tokens bigint not null,
  month_reasoning_tokens bigint not null,
  month_cached_tokens bigint not null,
  month_cost_nano_usd bigint not null,
  month_unpriced_requests bigint not null,
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id, provider_id)
) with (fillfactor = 50);

create view provider_window as
  select category_id, provider_id, 'week'::text as period, 0::smallint as slot,
    week_requests as requests, week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens, week_reasoning_tokens as reasoning_tokens,
    week_cached_tokens as cached_tokens, week_cost_nano_usd as cost_nano_usd, week_unpriced_requests as unpriced_requests, week_sampled_requests as sampled_requests,
    week_sampled_requests > 0 as estimated
  from provider_windows where week_requests > 0
  union all
  select category_id, provider_id, 'week'::text as period, 1::smallint as slot,
    previous_week_requests as requests, previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from provider_windows where previous_week_requests > 0
  union all
  select category_id, provider_id, 'week'::text as period, 2::smallint as slot,
    earlier_weeks_requests as requests, earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from provider_windows where earlier_weeks_requests > 0
  union all
  select category_id, provider_id, 'month'::text as period, 0::smallint as slot,
    month_requests as requests, month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens, month_reasoning_tokens as reasoning_tokens,
    month_cached_tokens as cached_tokens, month_cost_nano_usd as cost_nano_usd, month_unpriced_requests as unpriced_requests, month_sampled_requests as sampled_requests,
    month_sampled_requests > 0 as estimated
  from provider_windows where month_requests > 0
  union all
  select category_id, provider_id, 'month'::text as period, 1::smallint as slot,
    previous_month_requests as requests, previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from provider_windows where previous_month_requests > 0;

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
) with (fillfactor = 50);

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
) with (fillfactor = 50);

create table app_windows (
  category_id smallint not null,
  app_id integer not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
  week_reasoning_tokens bigint not null,
  week_cached_tokens bigint not null,
  week_cost_nano_usd bigint not null,
  week_unpriced_requests bigint not null,
  week_sampled_requests bigint not null,
  previous_week_requests bigint not null,
  previous_week_prompt_tokens bigint not null,
  previous_week_completion_tokens bigint not null,
  earlier_weeks_requests bigint not null,
  earlier_weeks_prompt_tokens bigint not null,
  earlier_weeks_completion_tokens bigint not null,
  month_requests bigint not null,
  month_prompt_tokens bigint not null,
  month_completion_tokens bigint not null,
  month_reasoning_tokens bigint not null,
  month_cached_tokens bigint not null,
  month_cost_nano_usd bigint not null,
  month_unpriced_requests bigint not null,
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id, app_id)
) with (fillfactor = 50);

create view app_window as
  select category_id, app_id, 'week'::text as period, 0::smallint as slot,
    week_requests as requests, week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens, week_reasoning_tokens as reasoning_tokens,
    week_cached_tokens as cached_tokens, week_cost_nano_usd as cost_nano_usd, week_unpriced_requests as unpriced_requests, week_sampled_requests as sampled_requests,
    week_sampled_requests > 0 as estimated
  from app_windows where week_requests > 0
  union all
  select category_id, app_id, 'week'::text as period, 1::smallint as slot,
    previous_week_requests as requests, previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from app_windows where previous_week_requests > 0
  union all
  select category_id, app_id, 'week'::text as period, 2::smallint as slot,
    earlier_weeks_requests as requests, earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from app_windows where earlier_weeks_requests > 0
  union all
  select category_id, app_id, 'month'::text as period, 0::smallint as slot,
    month_requests as requests, month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens, month_reasoning_tokens as reasoning_tokens,
    month_cached_tokens as cached_tokens, month_cost_nano_usd as cost_nano_usd, month_unpriced_requests as unpriced_requests, month_sampled_requests as sampled_requests,
    month_sampled_requests > 0 as estimated
  from app_windows where month_requests > 0
  union all
  select category_id, app_id, 'month'::text as period, 1::smallint as slot,
    previous_month_requests as requests, previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens, null::bigint as reasoning_tokens,
    null::bigint as cached_tokens, null::bigint as cost_nano_usd, null::bigint as unpriced_requests, null::bigint as sampled_requests,
    null::boolean as estimated
  from app_windows where previous_month_requests > 0;

create table app_model_daily (
  day date not null,
  app_id integer not null,
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
  primary key (day, app_id, model_id)
);

create index app_model_daily_day_model_id_app_id_idx on app_model_daily (day, model_id, app_id);

create table provider_model_daily (
  day date not null,
  provider_id integer not null,
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
  primary key (day, provider_id, model_id)
);

create index provider_model_daily_day_model_id_provider_id_idx on provider_model_daily (day, model_id, provider_id);
