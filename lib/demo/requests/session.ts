/** Requests that follow each other: of one app, or of one author's models where there is none, and of any for an agent. */
export interface Session {
  id: string
  /** What it begins with. */
  model: number
  /** Whether all that it uses is free. */
  isFree: boolean
}
