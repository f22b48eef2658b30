interface EstimateProps {
  /** A number as it is shown, with or without a sign. */
  text: string
  isEstimate: boolean
}

/** Marks a number as an estimate: a style puts `~` right before its digits, behind the sign. */
export function Estimate({ text, isEstimate }: EstimateProps) {
  if (!isEstimate) return text
  const [sign = ''] = /^[+−]/.exec(text) ?? []
  return (
    <>
      {sign}
      <span className="about">{text.slice(sign.length)}</span>
    </>
  )
}
