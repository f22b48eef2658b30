/**
 * The surfaces that a model can be asked for: what it writes, or what it reads. `tool_calling` is about what it did:
 * days on which it called a tool.
 */
export const modalities = {
  text: { direction: 'output', word: 'text' },
  image: { direction: 'input', word: 'image' },
  image_output: { direction: 'output', word: 'image' },
  audio: { direction: 'input', word: 'audio' },
  tool_calling: null,
} as const

export type Modality = keyof typeof modalities

export const modalityNames = Object.keys(modalities) as [Modality, ...Modality[]]
