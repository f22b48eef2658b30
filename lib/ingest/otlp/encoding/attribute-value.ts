/** The value of an attribute, as far as one is read; 64-bit integers may be texts or bigints. */
export type AttributeValue = string | number | bigint | boolean | readonly AttributeValue[] | undefined

export type Attributes = ReadonlyMap<string, AttributeValue>
