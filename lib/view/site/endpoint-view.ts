/** A parameter of an endpoint, for people. */
export interface ParameterView {
  name: string
  /** What it takes: the words, or the type. */
  takes: string
  isRequired: boolean
  usual: string | null
  description: string
}

/** An endpoint of the data API, for people. */
export interface EndpointView {
  id: string
  method: string
  path: string
  summary: string
  description: string
  parameters: ParameterView[]
  body: ParameterView[]
}
