-- The sessions of each ISO week by how many turns they had in it, for everything (category 0) and for each category:
-- `place` is that of the number of turns among its ranges. The next rollup fills it.
create table session_weeks (
  category_id smallint not null,
  week date not null,
  place smallint not null,
  sessions bigint not null,
  events bigint not null,
  requests bigint not null,
  prompt_tokens bigint not null,
  primary key (category_id, week, place)
);
