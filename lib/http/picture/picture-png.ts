import { ImageResponse } from 'next/og'
import { createElement, type ReactElement } from 'react'
import { PICTURE_HEIGHT, PICTURE_WIDTH, type Picture, type PictureText } from '@/lib/view/picture/picture'
import { shapesSvg } from '@/lib/view/picture/picture-svg'
import { Slots } from '../limit/slots'

/** Drawing takes a processor for a good part of a second: pages come first. */
const slots = new Slots(1, 10_000)

/** From the upper edge of a line of Geist to what its letters stand on, in parts of their size. */
const ASCENT = 1.005
const LINE = 1.3

/** What Geist, the font that comes with Next, can draw, without what is taken for an emoji. */
const drawable =
  /^[\u0020-\u007e\u00a0-\u00a8\u00aa-\u00ac\u00af-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u0400-\u045f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]*$/

/** The picture as a PNG, with its letters as shapes: the same whatever fonts the server has. */
export function picturePng(picture: Picture): Promise<Buffer> {
  const size = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT }
  return slots.run(async () => {
    const drawn = new ImageResponse(pictureElement(picture), size)
    return Buffer.from(await drawn.arrayBuffer())
  })
}

function pictureElement(picture: Picture): ReactElement {
  const shapes = `data:image/svg+xml;base64,${Buffer.from(shapesSvg(picture)).toString('base64')}`
  return createElement(
    'div',
    { style: { display: 'flex', position: 'relative', width: PICTURE_WIDTH, height: PICTURE_HEIGHT } },
    createElement('img', { key: 'shapes', src: shapes, width: PICTURE_WIDTH, height: PICTURE_HEIGHT }),
    ...picture.texts.map((text, index) => textElement(text, index)),
  )
}

const sides = { start: 'flex-start', middle: 'center', end: 'flex-end' } as const

function textElement(line: PictureText, key: number): ReactElement {
  const { x, y, size, anchor, colour } = line
  const half = PICTURE_WIDTH
  const left = anchor === 'start' ? x : anchor === 'end' ? x - 2 * half : x - half
  // A line higher than the font's own shares the difference above and below.
  const top = y - size * (ASCENT + (LINE - 1.3) / 2)
  const style = {
    display: 'flex',
    position: 'absolute',
    left,
    top,
    width: 2 * half,
    justifyContent: sides[anchor],
    fontSize: size,
    lineHeight: LINE,
    color: colour,
    whiteSpace: 'pre',
  } as const
  return createElement('div', { key, style }, drawableText(line))
}

/**
 * The text, or its plain twin, in characters that the font has. Others would be looked up on the web: a site of
 * one's own must not tell the world whose names it draws.
 */
export function drawableText({ text, plain }: Pick<PictureText, 'text' | 'plain'>): string {
  const composed = text.normalize('NFC')
  if (drawable.test(composed)) return composed
  if (plain && drawable.test(plain)) return plain
  return Array.from(composed, (character) => (drawable.test(character) ? character : '?')).join('')
}
