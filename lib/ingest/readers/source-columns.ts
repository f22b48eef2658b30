import type { CellKind } from './cells'

/**
 * Columns of another source that are not simply text: the field that their cells end in, under which they are refused,
 * and how they are read. The adapter translates them; here it is only made sure that what a spreadsheet did to a cell
 * never becomes another number.
 */
export type SourceColumns = Readonly<Record<string, readonly [field: string, kind: CellKind]>>
