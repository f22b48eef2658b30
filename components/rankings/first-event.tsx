/** What to do on a fresh installation: the page has nothing to show before the first event. */
export function FirstEvent({ origin }: { origin: string }) {
  return (
    <div className="max-w-[46rem] pt-10">
      <h1 className="font-semibold text-2xl tracking-tight">No events yet</h1>
      <p className="mt-2 text-muted">
        Rankings appear with the first event and the rollup after it. Make a key, send an event, roll up:
      </p>
      <pre className="mt-4 whitespace-pre-wrap rounded-lg bg-raised p-4 font-mono text-xs leading-relaxed ring-1 ring-line">
        <code>{commands(origin)}</code>
      </pre>
      <p className="mt-4 text-muted">
        The rollup also runs by itself: the running day every few minutes, a finished day each night at 00:10
        UTC. Files of events are loaded with{' '}
        <code className="font-mono text-ink text-xs">npm run import -- FILE</code>.
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
