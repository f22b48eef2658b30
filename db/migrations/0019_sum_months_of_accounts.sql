-- Months of accounts have a row of all categories together (category 0) beside those of each: most questions are about
-- all of them, and would read twice as many rows.
insert into account_monthly (month, category_id, account_hash, model_id, events, requests, prompt_tokens,
  completion_tokens, reasoning_tokens, cost_nano_usd, unpriced_requests)
select month, 0, account_hash, model_id, exact_sum(events), exact_sum(requests), exact_sum(prompt_tokens),
  exact_sum(completion_tokens), exact_sum(reasoning_tokens), exact_sum(cost_nano_usd), exact_sum(unpriced_requests)
from account_monthly where category_id <> 0 group by month, account_hash, model_id order by month, account_hash, model_id
on conflict (month, category_id, account_hash, model_id) do update set
  events = account_monthly.events + excluded.events,
  requests = account_monthly.requests + excluded.requests,
  prompt_tokens = account_monthly.prompt_tokens + excluded.prompt_tokens,
  completion_tokens = account_monthly.completion_tokens + excluded.completion_tokens,
  reasoning_tokens = account_monthly.reasoning_tokens + excluded.reasoning_tokens,
  cost_nano_usd = account_monthly.cost_nano_usd + excluded.cost_nano_usd,
  unpriced_requests = account_monthly.unpriced_requests + excluded.unpriced_requests;
