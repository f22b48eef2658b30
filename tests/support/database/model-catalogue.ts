/** An entry as OpenRouter's /models has it. */
export function catalogueEntry(
  id: string,
  canonical: string,
  pricing: Record<string, unknown>,
  more: object = {},
) {
  return {
    id,
    canonical_slug: canonical,
    name: `OpenAI: ${id.slice(7)}`,
    created: 1_777_000_000,
    context_length: 400_000,
    hugging_face_id: null,
    architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'], tokenizer: 'GPT' },
    pricing,
    supported_parameters: ['reasoning', 'tools'],
    top_provider: { max_completion_tokens: 128_000, is_moderated: true },
    ...more,
  }
}

export const gptPricing = {
  prompt: '0.000005',
  completion: '0.00003',
  input_cache_read: '0.0000005',
  web_search: '0.01',
}
/** A router's list: a model with a variant, a variant alone, a router, an alias and a broken entry. */
export const catalogue = {
  data: [
    catalogueEntry('openai/gpt-5.5', 'openai/gpt-5.5-20260423', gptPricing),
    catalogueEntry('openai/gpt-5.5:free', 'openai/gpt-5.5-20260423', { prompt: '0', completion: '0' }),
    catalogueEntry(
      'openai/lone:free',
      'openai/lone',
      { prompt: '0', completion: '0' },
      { name: 'OpenAI: Lone (free)' },
    ),
    catalogueEntry(
      'openrouter/auto',
      'openrouter/auto',
      { prompt: '-1', completion: '-1' },
      { name: 'Auto Router' },
    ),
    catalogueEntry('~openai/gpt-latest', '~openai/gpt-latest', gptPricing),
    catalogueEntry('openai/broken', 'openai/broken', { prompt: 'cheap', completion: '0' }),
  ],
}
