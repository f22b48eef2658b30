import type { EndpointView, ParameterView } from '@/lib/view/site/endpoint-view'
import { text } from '@/lib/view/text/messages'
import { Prose } from './prose'

/** One endpoint of the data API. */
export function Endpoint({ endpoint }: { endpoint: EndpointView }) {
  const { id, method, path, summary, description, parameters, body } = endpoint
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="font-semibold text-lg leading-snug">
        {summary}
      </h2>
      <p className="mt-1 overflow-x-auto">
        <code>
          {method} {path}
        </code>
      </p>
      <p className="mt-2 text-muted">
        <Prose>{description}</Prose>
      </p>
      <Parameters caption={text('apiDocs.parameters')} parameters={parameters} />
      <Parameters caption={text('apiDocs.body')} parameters={body} />
    </section>
  )
}

function Parameters({ caption, parameters }: { caption: string; parameters: ParameterView[] }) {
  if (parameters.length === 0) return null
  return (
    <dl aria-label={caption} className="mt-3 border-line border-t text-[0.8125rem]">
      {parameters.map(({ name, takes, isRequired, usual, description }) => (
        <div
          key={name}
          className="grid gap-x-4 border-line border-b py-1.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <dt>
            <code>{name}</code>
            {isRequired && <span className="ml-2 text-faint">{text('apiDocs.required')}</span>}
          </dt>
          <dd className="[overflow-wrap:anywhere]">
            <Prose>{description}</Prose>{' '}
            <span className="text-muted">{text('apiDocs.takes', { takes })}</span>{' '}
            {usual !== null && <span className="text-muted">{text('apiDocs.usual', { usual })}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
