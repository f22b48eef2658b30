import type { APIRequestContext } from '@playwright/test'
import { parse } from 'csv-parse/sync'

export type FileRow = Record<string, string>

/** Takes a CSV away as a reader's spreadsheet would. */
export async function readCsv(request: APIRequestContext, path: string): Promise<FileRow[]> {
  const response = await request.get(path)
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return parse(await response.text(), { columns: true })
}

export interface JsonFile {
  data: FileRow[]
  meta: { total_tokens: string; data_version: number | string; from: string; to: string }
}

export async function readJson(request: APIRequestContext, path: string): Promise<JsonFile> {
  const response = await request.get(path)
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return response.json()
}
