import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentName } from '@/lib/view/documents/documents'
import { type MarkdownDocument, readMarkdown } from '@/lib/view/documents/markdown'

/** A document of docs/, as it lies beside the site. */
export async function readDocument(name: DocumentName): Promise<MarkdownDocument> {
  return readMarkdown(await readFile(join(process.cwd(), 'docs', `${name}.md`), 'utf8'))
}
