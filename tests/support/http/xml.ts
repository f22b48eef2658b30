export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

const NAME = '[A-Za-z_][\\w.:-]*'
const opening = new RegExp(`^<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`)
const attribute = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g')
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Reads a document as strictly as XML is written: every tag closed in its order, every `&` an entity, no character
 * that XML cannot hold, one root. It knows no comments, CDATA and document types: nothing of ours has them.
 */
export function parseXml(text: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error('a forbidden character')
  let rest = text.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i, '')
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  while (rest) {
    const parent = open.at(-1)!
    const words = /^[^<]+/.exec(rest)?.[0]
    if (words) {
      parent.children.push(decode(words))
      rest = rest.slice(words.length)
      continue
    }
    const closing = /^<\/([^\s>]+)\s*>/.exec(rest)
    if (closing) {
      if (closing[1] !== parent.name || open.length === 1) throw new Error(`</${closing[1]}> closes nothing`)
      open.pop()
      rest = rest.slice(closing[0].length)
      continue
    }
    const tag = opening.exec(rest)
    if (!tag) throw new Error(`no tag: ${rest.slice(0, 60)}`)
    const element: XmlElement = { name: tag[1]!, attributes: {}, children: [] }
    for (const [, name, double, single] of tag[2]!.matchAll(attribute)) {
      if (Object.hasOwn(element.attributes, name!)) throw new Error(`${name} is given twice`)
      element.attributes[name!] = decode(double ?? single!)
    }
    parent.children.push(element)
    if (!tag[3]) open.push(element)
    rest = rest.slice(tag[0].length)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`)
  const [first, ...more] = root.children.filter((child) => typeof child !== 'string' || child.trim())
  if (!first || typeof first === 'string' || more.length > 0) throw new Error('not one root')
  return first
}

/** All elements with this name, at any depth, in their order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return [...(child.name === name ? [child] : []), ...elementsOf(child, name)]
  })
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function decode(text: string): string {
  return text.replace(/&([^;\s]*;?)/g, (whole, body: string) => {
    const numeric = /^#(?:x([\da-f]+)|(\d+));$/i.exec(body)
    if (numeric)
      return String.fromCodePoint(numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]))
    const character = named[body.slice(0, -1)]
    if (!body.endsWith(';') || character === undefined) throw new Error(`no entity: ${whole}`)
    return character
  })
}
