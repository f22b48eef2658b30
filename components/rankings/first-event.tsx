import { text } from '@/lib/view/text/messages'
import { RichText } from '../ui/rich-text'

/** What to do on a fresh installation: the page has nothing to show before the first event. */
export function FirstEvent({ origin }: { origin: string }) {
  return (
    <div className="max-w-[46rem] pt-10">
      <h1 className="font-semibold text-2xl tracking-tight">{text('rankings.firstEvent.title')}</h1>
      <p className="mt-2 text-muted">{text('rankings.firstEvent.start')}</p>
      <pre className="mt-4 whitespace-pre-wrap rounded-lg bg-raised p-4 font-mono text-xs leading-relaxed ring-1 ring-line">
        <code>{commands(origin)}</code>
      </pre>
      <p className="mt-4 text-muted">
        <RichText
          of="rankings.firstEvent.next"
          marks={{ command: (inner) => <code className="font-mono text-ink text-xs">{inner}</code> }}
        />
      </p>
    </div>
  )
}

const commands = (origin: string) => `npm run keys -- create first

curl ${origin}/api/v1/events \\
  -H "Authorization: Bearer tb_..." \\
  -H "Content-Type: application/json" \\
  -d '[{
    "id": "first-event",
    "created_at": "'$(date -u +%Y-%m-%dT%H:%M:%SZ)'",
    "model": "anthropic/claude-sonnet-4",
    "provider": "Anthropic",
    "app": {"url": "https://example.org", "title": "Example"},
    "category": "programming",
    "prompt_tokens": 1200,
    "completion_tokens": 300
  }]'

npm run rollup`
