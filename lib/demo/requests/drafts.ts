import { appCells, type Cell } from '../allocation'
import { demoCatalog } from '../catalog/catalog'
import { splitTotal, takePortion } from '../split'
import { type DemoDay, sumOf } from '../timeline'
import { type Asked, askOf, type Sized } from './asking'
import type { Draft } from './draft'
import { planSessions } from './sessions'

/** The drafts of a day, model by model: those of a model add up to its total. */
export function draftsOf(demoDay: DemoDay): Draft[] {
  const volume = sumOf(demoDay.totals)
  const cells = new Map<number, Cell[]>(demoDay.totals.map(({ model }) => [model, []]))
  for (const cell of appCells(demoDay)) cells.get(cell.model)!.push(cell)
  const asked = demoDay.totals.map((total) => askOf(demoDay.day, total, cells.get(total.model)!, volume))
  planSessions(
    demoDay,
    asked.flatMap(({ ofApps, direct }) => [...ofApps, ...direct].map(({ draft }) => draft)),
  )
  const ofApps = asked.flatMap((model) => model.ofApps)
  for (const part of [...ofApps, ...asked.flatMap((model) => model.direct)]) keepWithinContext(part)
  keepRequests(ofApps)
  return asked.flatMap(complete)
}

function keepWithinContext({ draft, size }: Sized): void {
  const { contextLength } = demoCatalog().models[draft.model]!
  draft.growth = Math.min(draft.growth, Math.max(1, (0.9 * (contextLength ?? Infinity)) / size))
}

/** Lets each app make as many requests as if none of them grew: its published number. */
function keepRequests(parts: Asked['ofApps']): void {
  const usual = new Map<number | null, number>()
  const grown = new Map<number | null, number>()
  for (const { draft, size, tokens } of parts) {
    usual.set(draft.app, (usual.get(draft.app) ?? 0) + tokens / size)
    grown.set(draft.app, (grown.get(draft.app) ?? 0) + tokens / size / draft.growth)
  }
  for (const { draft } of parts) draft.growth *= grown.get(draft.app)! / usual.get(draft.app)!
}

function complete({ total, ofApps, direct, spare }: Asked): Draft[] {
  const drafts = ofApps.map(({ draft, size, tokens }) =>
    Object.assign(draft, takePortion(tokens, size * draft.growth)),
  )
  const left = drafts.reduce((rest, { tokens, weight }) => rest - tokens * weight, total)
  const parts = direct.map(({ draft, share, size }) => ({ share, size: size * draft.growth }))
  for (const [index, portion] of splitTotal(left, parts).entries()) {
    drafts.push(Object.assign(direct[index]?.draft ?? spare(), portion))
  }
  return drafts.filter(({ weight }) => weight > 0)
}
