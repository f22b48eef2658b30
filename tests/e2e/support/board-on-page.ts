import type { Locator, Page } from '@playwright/test'

/** A row of a board as the page shows it: the exact integers behind the short numbers. */
export interface ShownRow {
  name: string
  tokens: string
}

/** The board in the section with this heading. */
export function boardSection(page: Page, heading: string): Locator {
  return page.getByRole('region', { name: heading, exact: true })
}

/** All rows of the section's first board, `Other` included. */
export async function readBoard(section: Locator): Promise<ShownRow[]> {
  const board = section.locator('table.board').first()
  return board.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th a')?.textContent ?? row.querySelector('th')?.textContent ?? '',
      tokens: row.querySelector('data[title$=" tokens"]')?.getAttribute('value') ?? '',
    })),
  )
}
