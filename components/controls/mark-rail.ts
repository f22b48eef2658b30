/**
 * Marks the link of a list whose section of the page is in view, and keeps it in view within the list.
 * @returns how to stop
 */
export function markRail(list: HTMLElement): () => void {
  const links = [...list.querySelectorAll('a')]
  const show = (link: HTMLElement) =>
    list.scrollTo({ left: link.offsetLeft - list.offsetLeft - 16, behavior: 'instant' })
  const current = links.find((link) => link.ariaCurrent)
  if (current) show(current)
  const linkOf = (section: Element) =>
    links.find((link) => link.hash === `#${section.getAttribute('aria-labelledby')}`)
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const link = linkOf(target)!
        if (!isIntersecting) continue
        for (const other of links) other.ariaCurrent = other === link ? 'location' : null
        show(link)
      }
    },
    { rootMargin: '-30% 0px -69% 0px' },
  )
  for (const section of document.querySelectorAll('section[aria-labelledby]')) {
    if (linkOf(section)) observer.observe(section)
  }
  return () => observer.disconnect()
}
