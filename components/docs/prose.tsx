/** A sentence in which words between backticks are code. */
export function Prose({ children }: { children: string }) {
  return children
    .split('`')
    .map((part, place) => (place % 2 === 1 ? <code key={`${place} ${part}`}>{part}</code> : part))
}
