-- What senders say of a request besides its usage: the rules of tokenboard.config.ts are applied by it, and applied
-- again after they changed. Requests share a row; `fingerprint` is the hash of its contents, which an index can hold.
create table event_labels (
  id integer primary key generated always as identity,
  fingerprint uuid not null unique,
  api_key_name text,
  tags text[] not null default '{}',
  created_at timestamptz not null default now()
);
create index event_labels_api_key_name_idx on event_labels (api_key_name);

-- The normalised counts are those of one tokenizer for all models, where a gateway states them beside the provider's
-- own. `sent_…` hold what the sender said where a rule put something else in its place, and are null elsewhere.
alter table events
  add label_id integer,
  add normalised_prompt_tokens bigint,
  add normalised_completion_tokens bigint,
  add sent_model_id integer,
  add sent_app_id integer,
  add sent_category_id smallint;
