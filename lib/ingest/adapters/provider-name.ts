/**
 * What providers are called, as OpenRouter does where it knows them, and how others spell them, in letters and digits
 * only: the well-known values of OpenTelemetry's `gen_ai.provider.name`
 * (https://github.com/open-telemetry/semantic-conventions-genai, model/gen-ai/registry.yaml) and of `gen_ai.system`
 * before it, OpenInference's `llm.provider` and `llm.system` (spec/semantic_conventions.md), OpenLLMetry, LangChain's
 * `ls_provider`, the AI SDK, pydantic-ai, LiteLLM's `custom_llm_provider`, Portkey's and Bifrost's slugs.
 */
const spellings: Record<string, string> = {
  AI21: 'ai21chat ai21labs',
  Alibaba: 'alibabacloud dashscope modelstudio qwen qwenaiplatform qwencloud',
  'Amazon Bedrock': `amazon aws awsbedrock bedrock bedrockanthropic bedrockconverse bedrockmantle bedrockruntime
    amazonbedrockconverse amazonbedrockmantle`,
  'Amazon Nova': '',
  'Amazon SageMaker': 'awssagemaker sagemaker sagemakerchat sagemakernova',
  Anthropic: 'anthropicai anthropictext claude',
  Anyscale: '',
  Azure: `azai azaiinference azaiopenai azureai azureaifoundry azureaiinference azureaiopenai azurefoundry
    azureopenai azureopenairesponses azuretext azureinference microsoftfoundry`,
  Baidu: 'qianfan',
  BaseTen: '',
  'Black Forest Labs': 'bfl',
  Cerebras: 'cerebrasai',
  Chutes: '',
  Clarifai: '',
  Cloudflare: 'cf cloudflareai cloudflareworkersai workersai',
  Cohere: 'coherechat coherev2',
  Crusoe: '',
  Databricks: '',
  DeepInfra: '',
  DeepSeek: 'deepseekai',
  Featherless: 'featherlessai',
  Fireworks: 'fireworksai',
  Friendli: 'friendliai',
  'GitHub Copilot': 'copilot',
  GitHub: 'githubmodels',
  GMICloud: 'gmi',
  Google: `gcpgenai gcpvertexai googleanthropicvertex googlevertex googlevertexai googlevertexanthropic
    googlevertexmaas googlecloud gcp vertex vertexai vertexaibeta vertexanthropic vertexmaas
    vertexgemini`,
  'Google AI Studio': `gcpgemini gemini googleai googlegemini googlegenai googlegenerativeai googlegla googleaigemini palm`,
  Groq: 'groqcloud',
  HuggingFace: 'huggingfaceinference huggingfacehub hfinference',
  Hyperbolic: '',
  'IBM watsonx': 'ibm ibmwatsonx ibmwatsonxai watsonx watsonxai watsonxtext',
  Inception: 'inceptionlabs textcompletioninception',
  InferenceNet: '',
  'Jina AI': 'jina',
  Lambda: 'lambdaai',
  'LM Studio': '',
  Meta: 'metallama',
  Minimax: 'minimaxai',
  Mistral: 'codestral mistralai textcompletioncodestral',
  'Moonshot AI': 'kimi moonshot',
  Morph: 'morphllm',
  Nebius: 'nebiusai nebiusaistudio',
  Nomic: 'nomicai',
  Novita: 'novitaai',
  Nscale: '',
  Nvidia: 'nim nvidiaaiendpoints nvidianim',
  Ollama: 'ollamachat ollamacloud',
  OpenAI: 'chatgpt openaichat openairesponses textcompletionopenai',
  'Oracle Cloud': 'oci ocigenai oraclegenai',
  OVHcloud: 'ovhcloudaiendpoints',
  Parasail: '',
  Perplexity: 'perplexityai pplx',
  Predibase: '',
  Reka: 'rekaai',
  Replicate: 'replicateai',
  SambaNova: 'sambanovacloud',
  Scaleway: '',
  SiliconFlow: '',
  Snowflake: 'snowflakecortex',
  StepFun: '',
  Together: 'togetherai togethercomputer',
  Upstage: '',
  Venice: 'veniceai',
  vLLM: 'hostedvllm',
  Volcengine: 'ark volcenginemaas',
  'Voyage AI': 'voyage',
  WandB: 'weightsandbiases',
  Writer: '',
  xAI: 'grok xaiorg',
  Xiaomi: 'xiaomimimo',
  'Z.AI': 'bigmodel glm zaiorg zhipu zhipuai',
}

const names = new Map(
  Object.entries(spellings).flatMap(([name, others]) =>
    [squeezed(name), ...others.split(/\s+/).filter(Boolean)].map((key) => [key, name] as const),
  ),
)

/** What the AI SDK adds to a provider's name: the kind of the model (`openai.chat`, `google.vertex.embedding`). */
const kindOfModel =
  /\.(?:chat|completion|embedding|image|language-?model|messages|realtime|rerank(?:ing)?|responses|speech|textembedding|transcription|video)$/i

/** What a provider is called; a name that is not known, and what is no name, stays as it is. */
export function providerName(value: unknown): unknown {
  return typeof value === 'string' ? (knownProvider(value) ?? value) : value
}

/** What a provider is called, if it is known, however its name is spelled. */
export function knownProvider(value: string): string | undefined {
  return names.get(squeezed(value)) ?? names.get(squeezed(withoutKind(value)))
}

/** The name of a provider without the kind of the model that the AI SDK adds. */
export function withoutKind(value: string): string {
  return value.trim().replace(kindOfModel, '')
}

/** `together_ai`, `Together AI` and `togetherai` are one spelling. */
export function squeezed(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
