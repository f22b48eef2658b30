/** What the first bytes of files are that people try to import and that are no text, and what to do. */
const others: readonly (readonly [bytes: readonly number[], advice: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'This is a ZIP file, as .xlsx and .ods are: save the sheet as CSV (UTF-8), or unpack it.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel workbook (.xls): save the sheet as CSV (UTF-8).'],
  [[0x50, 0x41, 0x52, 0x31], 'This is a Parquet file: write it as CSV or NDJSON.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'This is packed with zstd: unpack it, or pack it with gzip.'],
  [[0x42, 0x5a, 0x68], 'This is packed with bzip2: unpack it, or pack it with gzip.'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'This is packed with xz: unpack it, or pack it with gzip.'],
]

/** What to do with a file that is no text, by its first bytes. */
export function adviceFor(head: Uint8Array): string | undefined {
  const found = others.find(([bytes]) => bytes.every((byte, place) => head[place] === byte))
  if (found) return found[1]
  // UTF-16 without the mark at its start: every other byte of plain letters is 0.
  return head.subarray(0, 8).includes(0) && encodingOf(head) === 'utf-8'
    ? 'The text has NUL characters, as UTF-16 without a byte order mark has: save it as UTF-8.'
    : undefined
}

/** UTF-16 is known by the mark at its start. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
