-- Null unless there is something to say: then a row is not a byte larger, and no stored one is rewritten.
alter table events
  add service_tier smallint,
  add cache_write_tokens bigint,
  add incomplete boolean,
  add requested_model_id integer,
  add usage_reason smallint;

-- Events that were there and of which a later record told more.
alter table ingest_batches add completed bigint not null default 0;

-- How often each reason was given for what was skipped, refused, or not simply counted as its source documents.
create table ingest_reasons (
  day date not null,
  source text not null,
  outcome text not null,
  reason text not null,
  count bigint not null,
  primary key (day, source, outcome, reason)
);
