/** A part of 1 for SVG and CSS: `12.5%`. */
export function percentage(part: number): string {
  return `${Number((part * 100).toFixed(3))}%`
}
