import type postgres from 'postgres'

/** A client of the driver; eight-byte integers are `bigint`. */
export type Sql = postgres.Sql<{ bigint: bigint }>
