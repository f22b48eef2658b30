-- What each driver moved in an ISO week against the one before, for everything (category 0) and for each category. The
-- next rollup fills it.
create table driver_weeks (
  category_id smallint not null,
  week date not null,
  segments bigint not null,
  new_models bigint not null,
  new_apps bigint not null,
  newly_paired bigint not null,
  requests bigint not null,
  mix bigint not null,
  context bigint not null,
  answer_length bigint not null,
  reasoning bigint not null,
  unpaired bigint not null,
  departed_apps bigint not null,
  departed_models bigint not null,
  primary key (category_id, week)
);

-- A provider's segments of a year are a tenth of all.
create index segment_weekly_provider_id_week_idx on segment_weekly (provider_id, week);
