/** Turns of a session are told apart up to this one, which stands for all after it too. */
export const LAST_TURN = 50

/** Sessions by how many turns they have: from the first number to the last, null for no end. */
export const turnRanges = [
  { from: 1, to: 1 },
  { from: 2, to: 9 },
  { from: 10, to: 49 },
  { from: 50, to: null },
] as const
