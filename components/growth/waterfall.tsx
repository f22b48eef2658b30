import { percentage } from '@/components/charts/percentage'
import type { WaterfallBar, WaterfallView } from '@/lib/domain/growth/waterfall'
import { text } from '@/lib/domain/messages'

/** A change as bars that lead from one total to the next: a table, with nothing to load. */
export function Waterfall({ view }: { view: WaterfallView }) {
  return (
    <>
      <table className="waterfall">
        <caption className="sr-only">{view.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text('growth.why')}</th>
            <td />
            <th scope="col">{text('growth.moved')}</th>
            <th scope="col">{text('growth.points')}</th>
          </tr>
        </thead>
        <tbody>
          {view.bars.map((bar) => (
            <Row key={bar.key} bar={bar} />
          ))}
        </tbody>
      </table>
      {view.axisFrom && <p className="mt-1 text-faint text-xs">{view.axisFrom}</p>}
    </>
  )
}

function Row({ bar }: { bar: WaterfallBar }) {
  const { label, kind, from, to, short, exact, points } = bar
  const isFlat = kind !== 'end' && from === to
  return (
    <tr className={kind}>
      <th scope="row">{bar.meaning ? <a href={`#${bar.key}`}>{label}</a> : label}</th>
      <td aria-hidden="true">
        <span
          style={{ marginLeft: percentage(from), width: percentage(to - from), minWidth: isFlat ? 0 : 1 }}
        />
      </td>
      <td title={exact}>{short}</td>
      <td>{points}</td>
    </tr>
  )
}
