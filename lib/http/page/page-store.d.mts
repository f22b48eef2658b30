/** Of Next's `CacheHandler` what is used apart from Next. */
export default class PageStore {
  constructor(context: object)
  get(key: string, context: object): Promise<{ value: unknown } | null>
  set(key: string, data: object | null, context: object): Promise<void>
}
