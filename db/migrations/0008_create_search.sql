-- Trusted since PostgreSQL 13: whoever may create objects in a database may create it. Where an administrator has
-- taken that away, or has not installed it, the sentence below is all that the operator sees.
do $$
begin
  create extension if not exists pg_trgm;
exception
  when insufficient_privilege then
    raise exception using errcode = 'TB001', message = format(
      'Search needs the PostgreSQL extension pg_trgm: connect to the database %s as a superuser, run "create extension pg_trgm;" there once, then start again.',
      current_database());
  when undefined_file or feature_not_supported then
    raise exception using errcode = 'TB001', message =
      'Search needs the PostgreSQL extension pg_trgm, which this server does not have: install the package of its additional modules (postgresql-contrib), then start again.';
end $$;

-- What search looks in: the words of the name and of the slug, then both without any separators, and the slug's last
-- part likewise, each behind a `=`: `GPT-4o` of `openai/gpt-4o` is ` gpt 4o openai gpt 4o =gpt4o =openaigpt4o =gpt4o `.
-- A word begins after a space, so "starts with" and "is" are patterns that the trigram index knows. Letters outside
-- ASCII are lowered by ICU: the database's own locale may be C.
do $$
declare
  lowered text := case
    when exists (select from pg_collation where collname = 'und-x-icu')
      then 'lower(value collate "und-x-icu") collate "default"'
    else 'lower(value)'
  end;
begin
  execute format($create$
    create function search_fold(value text, separator text) returns text
      language sql immutable parallel safe strict
      return regexp_replace(%s, '[!-/:-@[-`{-~[:space:]]+', separator, 'g')
  $create$, lowered);
end $$;

create function search_text(name text, slug text) returns text
  language sql immutable parallel safe strict
  return ' ' || trim(search_fold(name || ' ' || slug, ' '))
    || ' =' || search_fold(name, '') || ' =' || search_fold(slug, '')
    || ' =' || search_fold(regexp_replace(slug, '^.*/', ''), '') || ' ';

alter table authors add search_text text not null generated always as (search_text(name, slug)) stored;
alter table models add search_text text not null generated always as (search_text(name, permaslug)) stored;
alter table providers add search_text text not null generated always as (search_text(name, slug)) stored;
alter table apps add search_text text not null generated always as (search_text(title, identity)) stored;
alter table categories add search_text text not null generated always as (search_text(name, slug)) stored;

-- The other tables are small: they are read whole.
create index apps_search_text_idx on apps using gin (search_text gin_trgm_ops);

-- Every word that a name has had, once: misspelt words are compared with these. A word that half of all apps share
-- costs one comparison, not half of all apps.
create table search_words (
  word text primary key
);
create index search_words_word_idx on search_words using gin (word gin_trgm_ops);

create function learn_search_words() returns trigger language plpgsql as $$
begin
  -- In one order: two that learn the same words would otherwise wait for each other.
  insert into search_words (word)
    select distinct part.word from added, string_to_table(added.search_text, ' ') as part (word)
    where length(part.word) between 3 and 40 and part.word not like '=%'
      and not exists (select from search_words known where known.word = part.word)
    order by part.word
    on conflict do nothing;
  return null;
end $$;

do $$
declare
  named text;
begin
  foreach named in array array['authors', 'models', 'providers', 'apps', 'categories'] loop
    execute format('create trigger learn_search_words_on_insert after insert on %I
      referencing new table as added for each statement execute function learn_search_words()', named);
    execute format('create trigger learn_search_words_on_update after update on %I
      referencing new table as added for each statement execute function learn_search_words()', named);
    execute format($learn$insert into search_words (word)
      select distinct word from %I named, string_to_table(named.search_text, ' ') as word
      where length(word) between 3 and 40 and word not like '=%%' on conflict do nothing$learn$, named);
  end loop;
end $$;
