/** Where the demo's figures come from, word for word as the licence asks. The page footer of the demo shows them. */
export const demoCitations = [
  'Source: OpenRouter (openrouter.ai/rankings), as of 2026-08-22.',
  'Source: OpenRouter (openrouter.ai/apps), as of 2026-08-22.',
] as const

export const demoLicence = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const
