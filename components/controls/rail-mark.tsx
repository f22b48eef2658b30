'use client'

import { useEffect, useRef } from 'react'

/** Marks the link of the list around it whose section is in view, and keeps it in view within the list. */
export function RailMark() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const list = place.current!.parentElement!.querySelector('ul')!
    const links = [...list.querySelectorAll('a')]
    const show = (link: HTMLElement) =>
      list.scrollTo({ left: link.offsetLeft - list.offsetLeft - 16, behavior: 'instant' })
    const current = links.find((link) => link.ariaCurrent)
    if (current) show(current)
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue
          for (const link of links) {
            const isIt = link.hash === `#${target.getAttribute('aria-labelledby')}`
            link.ariaCurrent = isIt ? 'location' : null
            if (isIt) show(link)
          }
        }
      },
      { rootMargin: '-30% 0px -69% 0px' },
    )
    for (const section of document.querySelectorAll('section[aria-labelledby]')) {
      if (links.some((link) => link.hash === `#${section.getAttribute('aria-labelledby')}`))
        observer.observe(section)
    }
    return () => observer.disconnect()
  }, [])
  return <span ref={place} hidden />
}
