-- Sessions and accounts are told apart by category. What is there already stays as category 0, which stands for all
-- of them together: days whose raw events are gone keep these rows, the others are recomputed by the next rollup.
alter table session_daily add column category_id smallint not null default 0;
alter table session_daily alter column category_id drop default;
alter table session_daily drop constraint session_daily_pkey;
alter table session_daily add primary key (day, category_id, session_hash, app_id, model_id);

alter table account_daily add column category_id smallint not null default 0;
alter table account_daily alter column category_id drop default;
alter table account_daily drop constraint account_daily_pkey;
alter table account_daily add primary key (day, category_id, account_hash, model_id);

alter table account_monthly add column category_id smallint not null default 0;
alter table account_monthly alter column category_id drop default;
alter table account_monthly drop constraint account_monthly_pkey;
alter table account_monthly add primary key (month, category_id, account_hash, model_id);

-- A question for one category asks up to which day it is not told apart. Where every day is, these hold nothing.
create index session_daily_untold_day_idx on session_daily (day) where category_id = 0;
create index account_daily_untold_day_idx on account_daily (day) where category_id = 0;

-- Two batches of one day make it no more work than one.
insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed' order by day;
