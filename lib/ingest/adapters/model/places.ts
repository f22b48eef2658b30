/**
 * What only says where or how a model runs, as a part of a path before the model's name: who serves models of others,
 * as LiteLLM (the providers and keys of `model_prices_and_context_window.json` 1.110), Portkey, Bifrost, LangChain and
 * pydantic-ai write them; zones and kinds of deployments; kinds of resources.
 */
export const places: ReadonlySet<string> = new Set(
  `@cf @hf ai aihubmix aiml amazon-bedrock amazon_bedrock anyscale apertis aws aws_bedrock azure azure-ai
  azure-openai azure_ai azure_openai azure_text baseten bedrock bedrock_converse bedrock_mantle cerebras chatgpt
  chutes clarifai clf_ai_gateway cloudflare cometapi copilot crusoe custom custom_openai dashscope databricks
  deepinfra digitalocean docker_model_runner edenai empiriolabs featherless-ai featherless_ai fireworks fireworks-ai
  fireworks_ai friendli friendliai gateway github github-copilot github_copilot gmi google-gla google-vertex
  google_anthropic_vertex google_genai google_vertexai gradient_ai groq helicone heroku hf-inference hosted_vllm
  huggingface hyperbolic inference-net inferenceapis kluster-ai kyma lambda lambda_ai lemonade lepton libertai
  litellm litellm_proxy llamafile llamagate lm_studio lmstudio nano-gpt nebius novita novita-ai nscale nvidia_nim
  oci ollama ollama_chat oobabooga openai_like opencode opencode-go opencode-zen opencode_go ovhcloud parasail poe
  portkey predibase publicai qwen_ai_platform qwencloud replicate requesty sagemaker sagemaker_chat sagemaker_nova
  sambanova scaleway sglang siliconflow snowflake streamlake synthetic together together-ai together_ai togetherai
  triton vercel vercel_ai_gateway vertex vertex-ai vertex_ai vertex_ai_beta vllm volcengine wally wandb watsonx
  watsonx_text workers-ai workersai xinference zerogpu

  apac asia au batch ca cn data-zone data-zone-batch data-zone-provisioned data-zone-standard datazone
  datazone-batch datazone-provisioned datazone-provisioned-managed datazone-standard datazonebatch
  datazoneprovisionedmanaged datazonestandard developer developertier eu europe global global-batch global-developer
  global-provisioned global-provisioned-managed global-standard globalbatch globalprovisionedmanaged globalstandard
  in jp provisioned provisioned-managed provisionedmanaged regional regional-standard standard uk us us-gov

  async_invoke claude_platform converse converse_like deployedmodels deployment deployments endpoint endpoints
  gpt5_series hd high invoke library low mantle medium messages model models o_series publishers responses routers
  tunedmodels`
    .trim()
    .split(/\s+/),
)

/** Names of regions of AWS, Google Cloud and Azure; lengths of commitments; sizes and steps of images; hosts. */
const patterns = [
  /^(?:us|eu|ap|ca|cn|sa|af|me|mx|il)(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/,
  /^(?:us|europe|asia|australia|me|africa|northamerica|southamerica)-(?:central|(?:north|south)?(?:east|west)|north|south)\d+$/,
  /^(?:(?:north|south|west)?central|east|west)us\d?$/,
  /^(?:(?:north|west)europe|(?:east|southeast)asia|(?:sweden|france|spain|poland|korea|germanywest)central)$/,
  /^(?:uk|brazil|japan|australia|canada|india|norway|switzerland|uae|italy)(?:north|south|east|west|central)$/,
  /^\d+-month-commitment$/,
  /^(?:\d+|max)-x-(?:\d+|max)$/,
  /^(?:\d+|max)-steps$/,
  /:\d+$/,
  /^(?:hf\.co|huggingface\.co|registry\.ollama\.ai|ollama\.com|docker\.io|localhost)$/,
]

/** If a part of a path only says where the model runs that stands behind it. */
export function isPlace(part: string): boolean {
  return places.has(part) || patterns.some((pattern) => pattern.test(part))
}
