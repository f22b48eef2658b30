import { firstWays, keyCommands } from '@/lib/view/site/first-ways'
import { text } from '@/lib/view/text/messages'
import { RichText } from '../ui/rich-text'

/** What to do on a fresh installation: the page has nothing to show before the first event. */
export function FirstEvent({ origin }: { origin: string }) {
  return (
    <div className="max-w-[52rem] pt-10">
      <h1 className="font-semibold text-2xl tracking-tight">{text('rankings.firstEvent.title')}</h1>
      <p className="mt-2 text-muted">{text('rankings.firstEvent.start')}</p>
      <h2 className="mt-8 font-medium text-base">{text('rankings.firstEvent.key')}</h2>
      <p className="mt-1 text-muted">{text('rankings.firstEvent.keyNote')}</p>
      <Code>{keyCommands}</Code>
      <Ways origin={origin} />
      <p className="mt-6 text-muted">
        <RichText
          of="rankings.firstEvent.next"
          marks={{ command: (inner) => <code className="font-mono text-ink text-xs">{inner}</code> }}
        />
      </p>
    </div>
  )
}

/** One way at a time, chosen by radio buttons that look like tabs: it works before any script has come. */
function Ways({ origin }: { origin: string }) {
  return (
    <fieldset className="relative mt-8 flex flex-wrap gap-1 text-[0.8125rem]">
      <legend className="mb-2 font-medium text-base">{text('rankings.firstEvent.send')}</legend>
      {firstWays(origin).map(({ name, code, href }, place) => (
        <div key={name} className="group contents">
          <input
            type="radio"
            name="way"
            id={`way-${name}`}
            defaultChecked={place === 0}
            className="sr-only"
          />
          <label
            htmlFor={`way-${name}`}
            className="cursor-pointer rounded-md px-2.5 py-1 text-muted hover:text-ink group-has-[:checked]:bg-raised group-has-[:checked]:text-ink group-has-[:focus-visible]:outline-2 group-has-[:focus-visible]:outline-accent"
          >
            {text(`rankings.firstEvent.ways.${name}.name`)}
          </label>
          <div className="order-1 hidden min-w-0 basis-full group-has-[:checked]:block">
            <p className="mt-2 text-muted">
              {text(`rankings.firstEvent.ways.${name}.note`)}{' '}
              <a href={href} className="text-link">
                {text('rankings.firstEvent.more')}
              </a>
            </p>
            <Code>{code}</Code>
          </div>
        </div>
      ))}
    </fieldset>
  )
}

function Code({ children }: { children: string }) {
  return (
    <pre className="mt-3 whitespace-pre-wrap rounded-lg bg-raised p-4 font-mono text-xs leading-relaxed ring-1 ring-line [overflow-wrap:anywhere]">
      <code>{children}</code>
    </pre>
  )
}
