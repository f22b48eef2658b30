-- Weeks and months have rows once they are complete: those of the running ones go.
delete from category_weekly using rollup_state where week + 6 > data_through;
delete from model_weekly using rollup_state where week + 6 > data_through;
delete from author_weekly using rollup_state where week + 6 > data_through;
delete from provider_weekly using rollup_state where week + 6 > data_through;
delete from app_weekly using rollup_state where week + 6 > data_through;
delete from category_monthly using rollup_state where month + interval '1 month' > data_through + 1;
delete from model_monthly using rollup_state where month + interval '1 month' > data_through + 1;
delete from author_monthly using rollup_state where month + interval '1 month' > data_through + 1;
delete from provider_monthly using rollup_state where month + interval '1 month' > data_through + 1;
delete from app_monthly using rollup_state where month + interval '1 month' > data_through + 1;

-- Pairs are the most rows of every night: they keep what the pages of models, apps and providers show.
alter table app_model_daily drop cached_tokens, drop cost_nano_usd, drop unpriced_requests, drop tool_calls,
  drop tool_requests;
alter table provider_model_daily drop cached_tokens, drop tool_calls, drop tool_requests;

-- Requests by the total length of each, in tokens: below 1K, 10K, 100K, 1M, and from 1M.
create table length_daily (
  category_id smallint not null,
  day date not null,
  length_bucket smallint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, day, length_bucket)
);

create table length_weekly (
  category_id smallint not null,
  week date not null,
  length_bucket smallint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, week, length_bucket)
);

create table length_monthly (
  category_id smallint not null,
  month date not null,
  length_bucket smallint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  sampled_requests bigint not null,
  estimated boolean not null generated always as (sampled_requests > 0) stored,
  primary key (category_id, month, length_bucket)
);

create table length_windows (
  category_id smallint not null,
  length_bucket smallint not null,
  week_requests bigint not null,
  week_prompt_tokens bigint not null,
  week_completion_tokens bigint not null,
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
  month_sampled_requests bigint not null,
  previous_month_requests bigint not null,
  previous_month_prompt_tokens bigint not null,
  previous_month_completion_tokens bigint not null,
  primary key (category_id, length_bucket)
) with (fillfactor = 50);

create view length_window as
  select category_id, length_bucket, 'week'::text as period, 0::smallint as slot, week_requests as requests,
    week_prompt_tokens as prompt_tokens, week_completion_tokens as completion_tokens,
    week_sampled_requests as sampled_requests, week_sampled_requests > 0 as estimated
  from length_windows where week_requests > 0
  union all
  select category_id, length_bucket, 'week'::text as period, 1::smallint as slot, previous_week_requests as requests,
    previous_week_prompt_tokens as prompt_tokens, previous_week_completion_tokens as completion_tokens,
    null::bigint as sampled_requests, null::boolean as estimated
  from length_windows where previous_week_requests > 0
  union all
  select category_id, length_bucket, 'week'::text as period, 2::smallint as slot, earlier_weeks_requests as requests,
    earlier_weeks_prompt_tokens as prompt_tokens, earlier_weeks_completion_tokens as completion_tokens,
    null::bigint as sampled_requests, null::boolean as estimated
  from length_windows where earlier_weeks_requests > 0
  union all
  select category_id, length_bucket, 'month'::text as period, 0::smallint as slot, month_requests as requests,
    month_prompt_tokens as prompt_tokens, month_completion_tokens as completion_tokens,
    month_sampled_requests as sampled_requests, month_sampled_requests > 0 as estimated
  from length_windows where month_requests > 0
  union all
  select category_id, length_bucket, 'month'::text as period, 1::smallint as slot, previous_month_requests as requests,
    previous_month_prompt_tokens as prompt_tokens, previous_month_completion_tokens as completion_tokens,
    null::bigint as sampled_requests, null::boolean as estimated
  from length_windows where previous_month_requests > 0;

-- Histograms of speed: measure 1 is the latency in milliseconds, 2 the output tokens per 1,000 seconds.
create table speed_daily (
  day date not null,
  provider_id integer not null,
  model_id integer not null,
  measure smallint not null,
  bucket smallint not null,
  requests bigint not null,
  primary key (day, provider_id, model_id, measure, bucket)
);

create table speed_windows (
  provider_id integer not null,
  model_id integer not null,
  measure smallint not null,
  bucket smallint not null,
  week_requests bigint not null,
  month_requests bigint not null,
  primary key (provider_id, model_id, measure, bucket)
) with (fillfactor = 50);
create index speed_windows_model_id_idx on speed_windows (model_id);

create view speed_window as
  select provider_id, model_id, measure, bucket, 'week'::text as period, 0::smallint as slot,
    week_requests as requests
  from speed_windows where week_requests > 0
  union all
  select provider_id, model_id, measure, bucket, 'month'::text as period, 0::smallint as slot,
    month_requests as requests
  from speed_windows where month_requests > 0;

-- Days that are not sealed are recomputed by the next rollup, which fills the new tables.
insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed' order by day;
