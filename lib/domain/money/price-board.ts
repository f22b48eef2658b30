import type { Board } from '../traffic/board'
import type { CataloguePrice } from './price'

/** A board with what the catalogue asks for its models, by their ids; empty where it lists something else. */
export interface PriceBoard {
  board: Board
  catalogue: ReadonlyMap<number, CataloguePrice>
}
