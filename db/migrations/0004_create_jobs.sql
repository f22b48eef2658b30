create table rollup_state (
  singleton boolean primary key default true check (singleton),
  data_version bigint not null,
  data_through date,
  as_of timestamptz
);
insert into rollup_state (data_version) values (0);

create table rollup_days (
  day date primary key,
  state text not null check (state in ('open', 'closed', 'sealed')),
  data_version bigint not null,
  events bigint not null,
  requests bigint not null,
  total_tokens bigint not null,
  rolled_up_at timestamptz not null
);

create table restatements (
  id bigint primary key generated always as identity,
  day date not null,
  restated_at timestamptz not null,
  before_total_tokens bigint not null,
  after_total_tokens bigint not null,
  before_requests bigint not null,
  after_requests bigint not null,
  reason text not null
);

create table job_runs (
  id bigint primary key generated always as identity,
  job text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  state text not null check (state in ('running', 'done', 'failed')),
  days integer not null default 0,
  data_version bigint,
  error text
);
