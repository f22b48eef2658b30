import type { Change } from '@/lib/domain/traffic/change'
import { percentOfChange } from './format'
import { text } from './messages'

/** How a change is shown, and what a screen reader hears before the text because the eye sees an arrow. */
export interface ChangeText {
  direction: 'up' | 'down' | 'flat' | 'new' | 'none'
  text: string
  hiddenWord: string
}

export function changeWords(change: Change): ChangeText {
  if (change === null) return { direction: 'none', text: '-', hiddenWord: text('changes.notCompared') }
  if (change.kind === 'new') return { direction: 'new', text: text('changes.new'), hiddenWord: '' }
  const size = Math.abs(change.value)
  if (size < FLAT_BELOW) return { direction: 'flat', text: percentOfChange(0), hiddenWord: '' }
  const direction = change.value > 0 ? 'up' : 'down'
  return { direction, text: percentOfChange(size), hiddenWord: text(`changes.${direction}`) }
}

/** What would be shown as zero per cent. */
const FLAT_BELOW = 0.0005
