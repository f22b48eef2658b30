/** What is wrong with the page as it is laid out now, in a sentence each. Runs in the browser, so it brings all it needs. */
export function layoutFaults(): string[] {
  const faults: string[] = []
  const scrollers = new Map<Element, Element | null>()
  const clippers = new Map<Element, Element | null>()
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide > 0) faults.push(`the page is ${wide} px wider than the window`)

  interface Piece {
    text: string
    element: Element
    box: DOMRect
  }
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || text === '' || !isShown(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) pieces.push({ text: text.slice(0, 40), element, box })
    }
  }

  for (const { text, element, box } of pieces) {
    const isFree = !scrollerOf(element) && !clipperOf(element)
    if (isFree && (box.left < -1 || box.right > window.innerWidth + 1)) {
      faults.push(`"${text}" stands outside the window`)
    }
    const cut = clipperOf(element)
    if (!cut) continue
    const room = cut.getBoundingClientRect()
    const isCut = box.right > room.right + 1 || box.bottom > room.bottom + 4
    if (isCut && !cut.hasAttribute('title')) faults.push(`"${text}" is cut off, and nothing says it whole`)
  }

  // Whatever follows in the order of their tops and begins below a piece's bottom cannot touch it.
  const seen = pieces.filter(({ element }) => !scrollerOf(element) && !clipperOf(element))
  seen.sort((one, other) => one.box.top - other.box.top)
  for (const [index, { text, box }] of seen.entries()) {
    for (const next of seen.slice(index + 1)) {
      if (next.box.top > box.bottom) break
      const across = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left)
      const down = Math.min(box.bottom, next.box.bottom) - next.box.top
      // Boxes of letters are taller than the letters: lines may come close.
      const least = Math.min(box.height, next.box.height)
      if (across > 1 && down > least * 0.4) faults.push(`"${text}" and "${next.text}" overlap`)
    }
  }

  for (const plot of document.querySelectorAll('.chart-plot')) {
    const marks = [...plot.querySelectorAll('path[d], circle, rect, polyline')].filter((mark) => {
      const { width, height } = mark.getBoundingClientRect()
      return width > 0 || height > 0 || mark.closest('.lines') // a lone point of a line is a dot without a size
    })
    if (plot.getBoundingClientRect().height < 100 || marks.length === 0) faults.push('a chart is empty')
  }

  for (const number of document.querySelectorAll('data, td')) {
    const { fontVariantNumeric } = getComputedStyle(number)
    if (!fontVariantNumeric.includes('tabular-nums')) {
      faults.push(`"${number.textContent}" is not written in figures of one width`)
    }
  }
  return [...new Set(faults)]

  function isShown(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    return !element.closest('.sr-only, .chart-marks, script, style, option')
  }

  /** What lets a reader scroll to the element sideways. */
  function scrollerOf(element: Element): Element | null {
    return nearest(element, /auto|scroll/, scrollers)
  }

  function clipperOf(element: Element): Element | null {
    return nearest(element, /hidden|clip/, clippers)
  }

  /** The nearest box around it whose overflow is so. */
  function nearest(element: Element, overflow: RegExp, known: Map<Element, Element | null>): Element | null {
    if (element === document.body) return null
    const found = known.get(element)
    if (found !== undefined) return found
    const isIt = overflow.test(getComputedStyle(element).overflowX)
    const answer = isIt ? element : element.parentElement && nearest(element.parentElement, overflow, known)
    known.set(element, answer)
    return answer
  }
}

/** The colours of the squares beside names in tables, by where these lead. Runs in the browser. */
export function entityColours(): [href: string, colour: string][] {
  return [...document.querySelectorAll('.board .swatch')].flatMap((swatch): [string, string][] => {
    const link = swatch.parentElement?.querySelector('a')
    return link ? [[link.getAttribute('href')!, getComputedStyle(swatch).backgroundColor]] : []
  })
}
