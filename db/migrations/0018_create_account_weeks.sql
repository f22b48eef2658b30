-- The accounts of which something was seen for the first time in an ISO week: any use, or use of a variant that is not
-- free, each with its day from Monday (1) to Sunday (7), and 0 where that was in another week. For everything
-- (category 0) and for each category. The next rollup fills it.
create table account_weeks (
  category_id smallint not null,
  week date not null,
  account_hash uuid not null,
  first_day bigint not null,
  first_paid_day bigint not null,
  primary key (category_id, week, account_hash)
);
