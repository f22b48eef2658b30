const signs = ['pointermove', 'pointerdown', 'wheel', 'scroll', 'keydown', 'focusin'] as const

let present: Promise<void> | undefined

/**
 * Resolves with the first sign of a reader on the page, which may be one before the scripts came. Until then nobody can
 * ask a chart anything, and a page that is only loaded has less to load. Signs count from the first call on.
 */
export function readerPresent(): Promise<void> {
  present ??= new Promise((resolve) => {
    if (window.scrollY > 0 || navigator.userActivation?.hasBeenActive) return resolve()
    const listening = new AbortController()
    const settle = () => {
      listening.abort()
      resolve()
    }
    for (const sign of signs) {
      document.addEventListener(sign, settle, { capture: true, passive: true, signal: listening.signal })
    }
  })
  return present
}
