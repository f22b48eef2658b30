/** Next's own command, run by this Node without a shell or npx between. */
export const NEXT_PROGRAM = 'node_modules/next/dist/bin/next'
