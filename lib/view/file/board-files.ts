import type { Dimension } from '@/lib/domain/entity/dimension'
import type { BoardName } from '../address/boards'
import type { PageQuestion } from '../address/page-path'
import { boardFile, chartFile, type ExportFile, tableFile } from './export-file'

type Files = (question: PageQuestion) => ExportFile[]

const listAndChart =
  (dimension: Dimension): Files =>
  (question) => [boardFile(dimension, question), chartFile(dimension, question)]

const files: Record<BoardName, Files> = {
  models: (question) => [chartFile('models', question)],
  leaderboard: (question) => [boardFile('models', question)],
  authors: listAndChart('authors'),
  providers: listAndChart('providers'),
  categories: listAndChart('categories'),
  apps: listAndChart('apps'),
  context: (question) => [tableFile('context', question), tableFile('context-over-time', question)],
  reasoning: (question) => [tableFile('reasoning', question), tableFile('reasoning-over-time', question)],
  free: listAndChart('access'),
  routing: listAndChart('routing'),
  tools: (question) => [tableFile('tools-over-time', question)],
  open: listAndChart('weights'),
  price: (question) => [tableFile('prices', question)],
  speed: (question) => [tableFile('speed', question)],
}

/** The files with the numbers of a board's page. */
export function boardFiles(question: PageQuestion): ExportFile[] {
  return question.board === null ? [] : files[question.board](question)
}
