import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import catalogue from '@/messages/en.json'
import errorPage from '@/messages/en-error-page.json'
import { type SourceFile, sourceFiles } from './support/code/source-files'

/** A node of the syntax tree: only what is asked of it here. */
type Node = Record<string, unknown> & { type: string }

/** Attributes and properties whose value a reader sees or hears. */
const shownNames =
  /^(aria-(label|description)|alt|caption|description|hint|label|note|placeholder|text|title|what)$/

/** Keys are no texts, and neither is a place of a text that is filled in later: `{title}`. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !keys.has(value) && /\p{L}/u.test(value.replace(/\{\w+\}/g, ''))

const files = ['app', 'components', 'lib/domain', 'lib/view', 'lib/queries', 'lib/exports'].flatMap(
  sourceFiles,
)
const trees = new Map(files.map((file) => [file, nodesOf(file)]))
const nodes = [...trees.values()].flat()
const keys = new Set(keysOf(catalogue))

/** Keys that stand somewhere as they are. */
const used = new Set(nodes.map(({ type, value }) => (type === 'Literal' ? value : undefined)))

/** Keys that are built where they are used, from one template each: `periods.${period}.label`. */
const patterns = nodes
  .filter((node) => node.type === 'TemplateLiteral' && isKeyTemplate(quasisOf(node)))
  .map((node) => quasisOf(node).map((quasi) => quasi.replaceAll('.', '\\.')))
  .map((quasis) => new RegExp(`^${quasis.join('[^.]+')}$`))

function isKeyTemplate(quasis: string[]): boolean {
  return quasis.length > 1 && Object.keys(catalogue).some((area) => quasis[0]!.startsWith(`${area}.`))
}

describe('the texts of the site', () => {
  it('come from the catalogue, not from the code', () => {
    const site = files.filter(({ path }) => /^(app\/(?!api\/)|components\/|lib\/domain\/)/.test(path))
    const wrong = site.flatMap((file) =>
      trees
        .get(file)!
        .flatMap(shownTexts)
        .map((text) => `${file.path}: ${text}`),
    )
    expect(wrong, 'put the text into messages/en.json and show it with text() or <RichText>').toEqual([])
  })

  it('would be found in the code', () => {
    const text = `const a = { label: 'One' }
      const b = <p title="Two" className="not this">Three {c ? 'Four' : d} {e && \`Five \${f}\`} {text('g')}</p>`
    const found = nodesOf({ path: 'sample.tsx', text }).flatMap(shownTexts)
    expect(found.sort()).toEqual(['Five ', 'Four', 'One', 'Three ', 'Two'])
  })

  it('are all in use', () => {
    const unused = [...keys].filter((key) => !used.has(key) && !patterns.some((one) => one.test(key)))
    expect(unused, 'remove what is no longer shown from messages/en.json').toEqual([])
    const source = readFileSync('app/error.tsx', 'utf8')
    expect(keysOf(errorPage).filter((key) => !source.includes(`texts.${key}`))).toEqual([])
  })
})

function nodesOf({ path, text }: Pick<SourceFile, 'path' | 'text'>): Node[] {
  const found: Node[] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && typeof value.type === 'string') found.push(value as Node)
    for (const inner of Object.values(value)) visit(inner)
  }
  visit(parseSync(path, text).program)
  return found
}

/** The texts that a node itself shows. */
function shownTexts(node: Node): string[] {
  if (node.type === 'JSXText') return isText(node.value) ? [node.value] : []
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return (node.children as Node[]).flatMap((child) =>
      child.type === 'JSXExpressionContainer' ? textsIn(child.expression as Node) : [],
    )
  }
  if (node.type === 'JSXAttribute' || node.type === 'Property') {
    const { name, value } = (node.name ?? node.key) as { name?: string; value?: string }
    return shownNames.test(String(name ?? value)) ? textsIn(node.value as Node | null) : []
  }
  return []
}

/** What an expression may amount to, without looking into what it calls. */
function textsIn(node: Node | null): string[] {
  switch (node?.type) {
    case 'Literal':
      return isText(node.value) ? [node.value] : []
    case 'TemplateLiteral':
      return isKeyTemplate(quasisOf(node)) ? [] : quasisOf(node).filter(isText)
    case 'JSXExpressionContainer':
      return textsIn(node.expression as Node)
    case 'ConditionalExpression':
      return [...textsIn(node.consequent as Node), ...textsIn(node.alternate as Node)]
    case 'LogicalExpression':
    case 'BinaryExpression':
      if (!['&&', '||', '??', '+'].includes(node.operator as string)) return []
      return [...textsIn(node.left as Node), ...textsIn(node.right as Node)]
    default:
      return []
  }
}

function quasisOf(node: Node): string[] {
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
}

function keysOf(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [prefix + name] : keysOf(inner, `${prefix}${name}.`),
  )
}
