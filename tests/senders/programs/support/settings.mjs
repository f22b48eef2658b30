/** Where the stand-in and Tokenboard are, and the key that may send. */
export const { STAND_IN: standIn, TOKENBOARD: tokenboard, TOKENBOARD_KEY: key } = process.env

export const question = [{ role: 'user', content: 'What is the weather in Paris?' }]

/** A tool in JSON Schema, for each client to wrap in its own way. */
export const weather = {
  name: 'weather',
  description: 'The weather of a city',
  schema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
}

export async function listOf(stream) {
  const items = []
  for await (const item of stream) items.push(structuredClone(item))
  return items
}
