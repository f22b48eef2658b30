import { percentage } from '@/components/charts/percentage'
import type { WaterfallBar, WaterfallView } from '@/lib/view/growth/waterfall'
import { text } from '@/lib/view/text/messages'
import { Estimate } from '../ui/estimate'

/** A change as bars that lead from one total to the next: a table, with nothing to load. Alone, no details follow it. */
export function Waterfall({ view, isAlone = false }: { view: WaterfallView; isAlone?: boolean }) {
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
            <Row key={bar.key} bar={bar} isLinked={!isAlone && bar.meaning !== null} />
          ))}
        </tbody>
      </table>
      {view.axisFrom && <p className="mt-1 text-faint text-xs">{view.axisFrom}</p>}
    </>
  )
}

function Row({ bar, isLinked }: { bar: WaterfallBar; isLinked: boolean }) {
  const { label, kind, from, to, short, exact, points, isEstimate } = bar
  const isFlat = kind !== 'end' && from === to
  return (
    <tr className={kind}>
      <th scope="row">{isLinked ? <a href={`#${bar.key}`}>{label}</a> : label}</th>
      <td aria-hidden="true">
        <span
          // What is thinner than a pixel is still seen, and at the right end still within the table.
          style={{
            marginLeft: `min(${percentage(from)}, 100% - 1px)`,
            width: percentage(to - from),
            minWidth: isFlat ? 0 : 1,
          }}
        />
      </td>
      <td title={exact}>
        <Estimate text={short} isEstimate={isEstimate} />
      </td>
      <td>{points}</td>
    </tr>
  )
}
