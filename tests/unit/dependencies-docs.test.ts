import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { productionPackages } from '../../scripts/support/production-packages'

const rowsOf = (page: string, columns: number) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | '))
    .filter((cells) => cells.length === columns)
    .slice(1)

describe('docs/dependencies.md', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8')
  const { direct, brought } = productionPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')))

  it('names each package that the running site is made of, as it is locked', () => {
    const written = rowsOf(page, 4).map(([name, version, licence]) => `${name} ${version} ${licence}`)
    expect(written).toEqual(direct.map(({ name, version, licence }) => `\`${name}\` ${version} ${licence}`))
  })

  it('counts the licences of those that they bring', () => {
    expect(rowsOf(page, 2)).toEqual(brought.map(({ licence, packages }) => [licence, String(packages)]))
  })

  it('leaves what only builds the site out of them', () => {
    const names = direct.map(({ name }) => name)
    for (const name of ['typescript', 'tailwindcss', '@tailwindcss/postcss', '@types/node'])
      expect(names).not.toContain(name)
  })
})
