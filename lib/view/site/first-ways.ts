/** A way to send the first events. */
export interface FirstWay {
  /** Its word in the texts, below `rankings.firstEvent.ways`. */
  name: 'curl' | 'openrouter' | 'litellm' | 'otel' | 'openai'
  code: string
  /** Where the documents tell the rest. */
  href: string
}

/**
 * The settings of docs/gateways.md with this site's address in them.
 * @param key what stands for the key where no shell puts it in
 */
export function firstWays(origin: string, key = 'tb_…'): FirstWay[] {
  return [
    { name: 'curl', code: curl(origin), href: '/docs/events' },
    { name: 'openrouter', code: openrouter(origin, key), href: '/docs/gateways#openrouter-broadcast' },
    { name: 'litellm', code: litellm(origin, key), href: '/docs/gateways#litellm' },
    { name: 'otel', code: otel(origin), href: '/docs/gateways#opentelemetry' },
    { name: 'openai', code: openai(origin), href: '/docs/gateways#replies-of-providers' },
  ]
}

/** The command makes a key; the other line lets the ways below find it. */
export const keyCommands = `npm run keys -- create first
export TOKENBOARD_KEY=tb_…`

const curl = (origin: string) => `curl ${origin}/api/v1/events \\
  -H "Authorization: Bearer $TOKENBOARD_KEY" -H 'Content-Type: application/json' \\
  -d '[{
    "id": "first-event", "created_at": "'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'",
    "model": "anthropic/claude-sonnet-4", "provider": "Anthropic",
    "app": {"url": "https://example.org", "title": "Example"}, "category": "programming",
    "prompt_tokens": 1200, "completion_tokens": 300
  }]'`

const openrouter = (origin: string, key: string) => `URL      ${origin}/api/v1/otlp/v1/traces
Method   POST
Headers  {"Authorization": "Bearer ${key}"}`

const litellm = (origin: string, key: string) => `litellm_settings: { callbacks: [tokenboard] }
callback_settings:
  tokenboard:
    callback_type: generic_api
    endpoint: ${origin}/api/v1/ingest/litellm
    headers: { Authorization: "Bearer ${key}" }`

const otel = (origin: string) => `export OTEL_EXPORTER_OTLP_ENDPOINT=${origin}/api/v1/otlp
export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20$TOKENBOARD_KEY"
export OTEL_EXPORTER_OTLP_COMPRESSION=gzip`

const openai = (origin: string) => `const tokenboard = '${origin}'
const reply = await openai.chat.completions.create({ model: 'gpt-5', messages })
const headers = { authorization: \`Bearer \${process.env.TOKENBOARD_KEY}\`, 'X-Title': 'My app' }
await fetch(\`\${tokenboard}/api/v1/ingest/openai-chat\`, { method: 'POST', headers, body: JSON.stringify(reply) })`
