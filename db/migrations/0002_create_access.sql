create table api_keys (
  id integer primary key generated always as identity,
  key_sha256 bytea not null unique,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table settings (
  name text primary key,
  value text not null
);
