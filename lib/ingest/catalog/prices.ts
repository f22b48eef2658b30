import type { Sql } from '@/db/sql'
import { readPriceBook } from '@/lib/catalogue/price-rows'
import { costOf, type PriceChange, type PricedUsage, priceAt } from '@/lib/domain/money/model-price'
import { staysExact } from '../event/read-event'

/** As much of a row as its cost is computed from. */
export interface Priceable {
  event: PricedUsage & {
    model: string
    costNanoUsd: number | null
    sampleWeight: number
    incomplete?: boolean
  }
  computedCostNanoUsd: number | null
}

/** The prices of the catalogue, read again only when it has changed. */
export class KnownPrices {
  private version: string | undefined
  private book: ReadonlyMap<string, readonly PriceChange[]> = new Map()

  /**
   * Gives the events that state no cost the one that the catalogue's price makes: the price of exactly that model and
   * variant that held when the request was made. Those without such a price stay unpriced.
   */
  async price(sql: Sql, rows: readonly Priceable[]): Promise<void> {
    const open = rows.filter(({ event }) => event.costNanoUsd === null)
    // What is stated of usage that is not whole may give way to a price.
    if (open.length === 0 && !rows.some(({ event }) => event.incomplete)) return
    await this.refresh(sql)
    this.priceAgain(open)
  }

  /** Computes costs by the prices that were read last. */
  priceAgain(rows: readonly Priceable[]): void {
    for (const row of rows) row.computedCostNanoUsd = this.costOf(row.event)
  }

  private async refresh(sql: Sql): Promise<void> {
    const [row] = await sql<{ version: string }[]>`
      select coalesce((select value from settings where name = 'catalogue_version'), '') as version`
    const { version } = row!
    if (version === this.version) return
    // Read after the version: prices that come in between are read again with the next one.
    this.book = await readPriceBook(sql)
    this.version = version
  }

  private costOf(event: Priceable['event']): number | null {
    const history = this.book.get(event.model)
    const price = history && priceAt(history, event.createdAtMs)
    const cost = price && costOf(price, event)
    if (cost === undefined) return null
    const nano = Number(cost)
    const { promptTokens, completionTokens, sampleWeight } = event
    return staysExact(promptTokens + completionTokens, nano, sampleWeight) ? nano : null
  }
}
