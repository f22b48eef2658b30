import { Fragment } from 'react'

/** A sentence in which words between backticks are code. */
export function Prose({ children }: { children: string }) {
  const [first = '', ...rest] = children.split('`')
  const marked = rest.flatMap((part, place) =>
    place % 2 === 0 ? [{ code: part, after: rest[place + 1] ?? '' }] : [],
  )
  return (
    <>
      {first}
      {marked.map(({ code, after }) => (
        <Fragment key={code + after}>
          <code>{code}</code>
          {after}
        </Fragment>
      ))}
    </>
  )
}
