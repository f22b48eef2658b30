-- Days that are not sealed are recomputed by the next rollup, which fills the new columns; sealed ones stay at zero.
insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
select 'migration', day, 0, 0, 0, 0 from rollup_days where state <> 'sealed' order by day;

do $$
declare
  sums text;
begin
  for sums in
    select tablename from pg_tables
    where schemaname = current_schema()
      and tablename ~ '^(category|model|author|provider|app|app_model|provider_model)_(daily|weekly|monthly)$'
  loop
    execute format(
      'alter table %I add tool_calls bigint not null default 0, add tool_requests bigint not null default 0', sums);
    execute format('alter table %I alter tool_calls drop default, alter tool_requests drop default', sums);
  end loop;
end $$;

-- The windows that others are compared with learn what every board ranks by; what is known of it is in the days.
do $$
declare
  entity record;
  part record;
  name text;
  added text;
  views text;
begin
  for entity in
    select * from (values ('category', null), ('model', 'model_id'), ('author', 'author_id'),
      ('provider', 'provider_id'), ('app', 'app_id')) as entities (rollup, key)
  loop
    views := '';
    for part in
      select * from (values ('week', 'week', 0, 7, 0), ('previous_week', 'week', 1, 7, 7),
        ('earlier_weeks', 'week', 2, 14, 14), ('month', 'month', 0, 30, 0),
        ('previous_month', 'month', 1, 30, 30)) as parts (prefix, period, slot, days, ago)
    loop
      foreach name in array case when part.slot = 0 then array['tool_calls', 'tool_requests']
        else array['reasoning_tokens', 'cost_nano_usd', 'tool_calls'] end
      loop
        added := part.prefix || '_' || name;
        execute format('alter table %I add %I bigint not null default 0', entity.rollup || '_windows', added);
        execute format('alter table %I alter %I drop default', entity.rollup || '_windows', added);
      end loop;
      if part.slot > 0 then
        execute format('
          update %1$I as w set %2$I = d.reasoning_tokens, %3$I = d.cost_nano_usd
          from (
            select category_id%4$s, exact_sum(reasoning_tokens) as reasoning_tokens,
              exact_sum(cost_nano_usd) as cost_nano_usd
            from %5$I cross join rollup_state
            where day > data_through - %6$s and day <= data_through - %7$s group by category_id%4$s
          ) d
          where d.category_id = w.category_id%8$s',
          entity.rollup || '_windows', part.prefix || '_reasoning_tokens', part.prefix || '_cost_nano_usd',
          coalesce(', ' || entity.key, ''), entity.rollup || '_daily', part.days + part.ago, part.ago,
          coalesce(' and d.' || entity.key || ' = w.' || entity.key, ''));
      end if;
      views := views || case when views = '' then '' else ' union all ' end || format('
        select category_id%1$s, %2$L::text as period, %3$s::smallint as slot, %4$s_requests as requests,
          %4$s_prompt_tokens as prompt_tokens, %4$s_completion_tokens as completion_tokens,
          %4$s_reasoning_tokens as reasoning_tokens, %5$s as cached_tokens, %4$s_cost_nano_usd as cost_nano_usd,
          %6$s as unpriced_requests, %7$s as sampled_requests, %7$s > 0 as estimated, %4$s_tool_calls as tool_calls,
          %8$s as tool_requests
        from %9$I where %4$s_requests > 0',
        coalesce(', ' || entity.key, ''), part.period, part.slot, part.prefix,
        case when part.slot = 0 then part.prefix || '_cached_tokens' else 'null::bigint' end,
        case when part.slot = 0 then part.prefix || '_unpriced_requests' else 'null::bigint' end,
        case when part.slot = 0 then part.prefix || '_sampled_requests' else 'null::bigint' end,
        case when part.slot = 0 then part.prefix || '_tool_requests' else 'null::bigint' end,
        entity.rollup || '_windows');
    end loop;
    execute format('create or replace view %I as %s', entity.rollup || '_window', views);
  end loop;
end $$;
