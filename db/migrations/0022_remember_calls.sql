-- Spans with usage of the last ten minutes, one row a trace: by them a call is found that was told of before, in another
-- request. Bounded by what comes in in ten minutes. Nothing in the database looks into what was told, so that it is a
-- text: half as dear as jsonb.
create table recent_calls (
  trace_id text primary key,
  received_at timestamptz not null,
  told text not null
);
create index recent_calls_received_at_idx on recent_calls (received_at);

-- Ids of records that were told twice and are no events, with the event that counts in their place: a replay of such a
-- record is none either. They go with the raw events of their day.
create table event_aliases (
  day date not null,
  id text not null,
  event_day date not null,
  event_id text not null,
  primary key (day, id)
);
