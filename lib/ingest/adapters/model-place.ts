/** A model's name without what says where it runs: who made it, where the rest says so, and its own name. */
export interface PlacedModel {
  maker: string | undefined
  name: string
}

/** Who and what serves models of others, as the first part of a name. */
const places = new Set(
  `@cf @hf anyscale aws azure azure_ai azure_openai azure_text baseten bedrock bedrock_converse cerebras chutes
  clarifai cloudflare converse converse_like crusoe custom custom_openai databricks deepinfra digitalocean
  docker_model_runner featherless_ai fireworks fireworks-ai fireworks_ai friendliai github github_copilot
  gradient_ai groq heroku hosted_vllm huggingface hyperbolic invoke lambda_ai litellm litellm_proxy llamafile
  lm_studio models nebius novita nscale nvidia_nim ollama ollama_chat oobabooga openai_like ovhcloud parasail
  poe predibase publishers replicate sagemaker sagemaker_chat sambanova siliconflow snowflake synthetic together
  together_ai triton vercel_ai_gateway vertex vertex_ai vertex_ai_beta vllm volcengine wandb watsonx watsonx_text
  xinference`.split(/\s+/),
)

const cloudRegion = /^(?:us|eu|ap|ca|sa|af|me|mx|il)(?:-gov)?-[a-z]+-\d$/

const bedrockMaker =
  /^(?:(?:us|eu|apac|au|jp|ca|global|us-gov)\.)?(ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|zai)\.(.+)$/

/** Takes off in front of a name, in small letters, what only says where the model runs. */
export function splitPlace(path: string): PlacedModel {
  const segments = withoutPlace(path.split('/').filter(Boolean))
  const last = segments.at(-1) ?? ''
  const [, maker, name] = bedrockMaker.exec(last) ?? []
  return maker && name ? { maker, name } : { maker: segments.at(-2), name: last }
}

function withoutPlace(path: readonly string[]): readonly string[] {
  // projects/P/locations/L/publishers/MAKER/models/NAME
  const publisher = path.lastIndexOf('publishers')
  if (publisher >= 0 && path[publisher + 2] === 'models')
    return [path[publisher + 1]!, ...path.slice(publisher + 3)]
  // accounts/ACCOUNT/models/NAME
  const account = path.indexOf('accounts')
  if (account >= 0 && path[account + 2] === 'models') return path.slice(account + 3)
  let segments = path
  while (segments.length > 1 && isPlace(segments)) segments = segments.slice(1)
  return segments
}

function isPlace([first, ...rest]: readonly string[]): boolean {
  // Nobody writes more than maker and name: what stands before them is a place, known or not.
  return rest.length > 1 || places.has(first!) || cloudRegion.test(first!) || first!.startsWith('arn:')
}
