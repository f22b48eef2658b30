export const pictureThemes = ['light', 'dark'] as const

export type PictureTheme = (typeof pictureThemes)[number]

export const pictureFormats = ['svg', 'png'] as const

export type PictureFormat = (typeof pictureFormats)[number]

/** As wide and high as the pages that show pictures of links ask for. */
export const PICTURE_WIDTH = 1200
export const PICTURE_HEIGHT = 630

export interface PictureText {
  text: string
  /** Where it starts, ends or has its middle, by `anchor`. */
  x: number
  /** The line that its letters stand on. */
  y: number
  size: number
  anchor: 'start' | 'middle' | 'end'
  colour: string
  /** What stands instead where a font lacks its characters. */
  plain?: string
}

/** A chart as a picture that needs nothing besides: its shapes as SVG, and its texts apart, since fonts differ. */
export interface Picture {
  title: string
  /** What it shows, in a sentence. */
  description: string
  shapes: string
  texts: PictureText[]
}

export interface PictureColours {
  page: string
  ink: string
  muted: string
  faint: string
  line: string
  ground: string
  accent: string
  up: string
  down: string
}

/** Those of app/globals.css, which pictures cannot reach. */
export const pictureColours: Record<PictureTheme, PictureColours> = {
  light: {
    page: '#ffffff',
    ink: '#14171c',
    muted: '#565d69',
    faint: '#6a717d',
    line: '#e4e7eb',
    ground: '#c9ced6',
    accent: '#1a56c4',
    up: '#0b7440',
    down: '#b3261e',
  },
  dark: {
    page: '#0f1114',
    ink: '#e9ebee',
    muted: '#a7adb8',
    faint: '#8d94a0',
    line: '#262a31',
    ground: '#3d434d',
    accent: '#8ab4ff',
    up: '#4fc98a',
    down: '#ff8f86',
  },
}
