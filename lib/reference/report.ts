/** What an import of published figures changed. */
export interface ReferenceReport {
  kind: 'reference'
  /** What was read, in words of the source. */
  name: string
  citation: string
  from: string
  through: string
  read: number
  added: number
  changed: number
  faults: string[]
}
