-- Who said last what is known of it: the catalogue that comes with Tokenboard, or what an operator imported. Null where
-- traffic alone has brought it. The first gives way to the second, and never the other way round.
alter table authors add catalogue_source text check (catalogue_source in ('built-in', 'imported'));
alter table models add catalogue_source text check (catalogue_source in ('built-in', 'imported'));
alter table providers add catalogue_source text check (catalogue_source in ('built-in', 'imported'));
alter table model_prices add built_in boolean not null default false;

-- All that an older Tokenboard knows beyond traffic was imported, or belongs to its demo.
update authors set catalogue_source = 'imported' where name <> slug;
update models set catalogue_source = 'imported'
  where catalogue_id is not null or released_at is not null or context_length is not null
    or hugging_face_id is not null or cardinality(output_modalities) > 0
    or exists (select from model_prices where model_id = models.id);
update providers set catalogue_source = 'imported' where headquarters is not null or datacenters is not null;
