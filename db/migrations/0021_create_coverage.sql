-- Of how many requests the sender knows that their usage is not whole. The other parts of all requests that pages tell
-- (priced, attributed, categorised, with a provider, counted one by one) are in the rollups that there are.
create table coverage_daily (
  category_id smallint not null,
  day date not null,
  requests bigint not null,
  incomplete_requests bigint not null,
  primary key (category_id, day)
);

create table coverage_weekly (
  category_id smallint not null,
  week date not null,
  requests bigint not null,
  incomplete_requests bigint not null,
  primary key (category_id, week)
);

create table coverage_monthly (
  category_id smallint not null,
  month date not null,
  requests bigint not null,
  incomplete_requests bigint not null,
  primary key (category_id, month)
);

-- Days that are not sealed are recomputed by the next rollup, which fills the new tables; of sealed ones it is not known.
insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed' order by day;
