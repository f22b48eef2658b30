/** A colour by how the eye orders them: lightness 0 to 1, chroma from grey 0 to about 0.2, hue in degrees. */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

/** The colour as `#rrggbb`; where the screen cannot show it, the nearest of the same lightness and hue. */
export function hexOf(colour: Oklch): string {
  let { chroma } = colour
  let channels = channelsOf(colour)
  while (chroma > 0 && channels.some((channel) => channel < -0.0005 || channel > 1.0005)) {
    chroma = Math.max(0, chroma - 0.005)
    channels = channelsOf({ ...colour, chroma })
  }
  return `#${channels.map((channel) => hexByte(gamma(channel))).join('')}`
}

/** How far two colours lie apart in OKLab: below 0.06 they are hard to tell apart in a legend. */
export function colourDistance(one: Oklch, other: Oklch): number {
  const [a, b] = [labOf(one), labOf(other)]
  return Math.hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b)
}

function labOf({ lightness, chroma, hue }: Oklch) {
  const angle = (hue * Math.PI) / 180
  return { lightness, a: chroma * Math.cos(angle), b: chroma * Math.sin(angle) }
}

/** OKLab to linear sRGB, by Björn Ottosson's published matrices. */
function channelsOf(colour: Oklch): number[] {
  const { lightness, a, b } = labOf(colour)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function gamma(channel: number): number {
  const value = Math.min(1, Math.max(0, channel))
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
}

function hexByte(value: number): string {
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}
