/** Types with their arrays, by the numbers that PostgreSQL gave them for good: `pg_type.dat` of its sources. */
const arrays: readonly [type: number, array: number][] = [
  [16, 1000], // boolean
  [17, 1001], // bytea
  [20, 1016], // bigint
  [21, 1005], // smallint
  [23, 1007], // integer
  [25, 1009], // text
  [701, 1022], // double precision
  [1043, 1015], // varchar
  [1082, 1182], // date
  [1114, 1115], // timestamp
  [1184, 1185], // timestamptz
  [1700, 1231], // numeric
  [2950, 2951], // uuid
  [3802, 3807], // jsonb
]

type Parse = (text: string) => unknown
type Serialize = (value: unknown) => unknown

interface DriverTypes {
  parsers: Record<number, Parse>
  serializers: Record<number, Serialize>
  shared: { typeArrayMap: Record<number, number> }
}

/**
 * Tells a client the array types that there are. The driver (3.4.9) would ask for them on each new session, and where that
 * session ends meanwhile nobody hears of the failure, so that Node ends the process.
 */
export function addArrayTypes<Client extends { options: unknown }>(sql: Client): Client {
  const { parsers, serializers, shared } = sql.options as DriverTypes
  for (const [type, array] of arrays) {
    shared.typeArrayMap[type] = array
    parsers[array] = (text) => parseArray(text, parsers[type])
    serializers[array] = (values) => serializeArray(values, serializers[type])
  }
  return sql
}

/** Reads `{a,"b c",NULL}`: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. Arrays of arrays too. */
export function parseArray(text: string, parse: Parse = (item) => item): unknown[] {
  const outermost: unknown[] = []
  const open = [outermost]
  for (const [, bracket, quoted, plain] of text.matchAll(/([{}])|"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs)) {
    if (bracket === '{') {
      const inner: unknown[] = []
      open.at(-1)!.push(inner)
      open.push(inner)
    } else if (bracket === '}') open.pop()
    else if (quoted !== undefined) open.at(-1)!.push(parse(quoted.replace(/\\(.)/gs, '$1')))
    else open.at(-1)!.push(plain === 'NULL' ? null : parse(plain!))
  }
  return outermost[0] as unknown[]
}

/** Writes what `parseArray` reads. A text is taken for an array that is written already. */
export function serializeArray(values: unknown, serialize: Serialize = String): string {
  if (!Array.isArray(values)) return String(values)
  const items = values.map((value): string => {
    if (Array.isArray(value)) return serializeArray(value, serialize)
    if (value === null || value === undefined) return 'NULL'
    return `"${String(serialize(value)).replace(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}
