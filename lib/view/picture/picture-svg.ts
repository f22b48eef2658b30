import { escapeXml } from './escape-xml'
import { PICTURE_HEIGHT, PICTURE_WIDTH, type Picture, type PictureText } from './picture'

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

/** The picture as one SVG file that needs no other, in the fonts of whoever opens it. */
export function pictureSvg({ title, description, shapes, texts }: Picture): string {
  const named = `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`
  const written = texts.map(textElement).join('')
  return `${opening('role="img" ')}${named}${shapes}<g font-family="${FONTS}">${written}</g></svg>`
}

/** The picture without its texts. */
export function shapesSvg({ shapes }: Picture): string {
  return `${opening('')}${shapes}</svg>`
}

function opening(attributes: string): string {
  const size = `width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}${size}>`
}

function textElement({ text, x, y, size, anchor, colour }: PictureText): string {
  const place = `x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}"`
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text ${place}${anchored}>${escapeXml(text)}</text>`
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
