import { entityDimensions } from '@/lib/domain/entity/entity-parts'
import { defaultList } from '@/lib/domain/traffic/list-question'
import { listPath } from '@/lib/view/address/list-path'
import { defaultQuestion, pagePath } from '@/lib/view/address/page-path'
import { boardNames } from '@/lib/view/boards/boards'
import { DOCUMENTS } from '@/lib/view/documents/documents'
import { text } from '@/lib/view/text/messages'
import { apiEndpoints } from './api/catalogue'
import type { RouteContext } from './route'
import { requestOrigin } from './server/request-origin'

/** `GET /llms.txt`: where a program that reads finds what, as llmstxt.org proposes. */
export async function getLlms({ request }: RouteContext): Promise<Response> {
  const origin = requestOrigin(request)
  const link = (name: string, path: string, what: string) => `- [${name}](${origin}${path}): ${what}`
  const lines = [
    `# ${text('site.name')}`,
    '',
    `> ${text('site.description')}`,
    '',
    'All days are UTC. Token totals are exact integers. Answers in JSON have them as decimal strings.',
    '',
    '## Data API',
    '',
    link('OpenAPI', '/api/v1/openapi.json', 'every endpoint with its parameters and answers'),
    link('For people', '/docs/api', 'the same to read'),
    ...apiEndpoints.map(({ method, path, summary }) => `- ${method} ${origin}/api/v1${path}: ${summary}`),
    '',
    '## Files',
    '',
    link(
      'Models of the week',
      '/export/models.csv?period=week',
      'any board as CSV or JSON: replace models and csv',
    ),
    link('Models by week', '/export/models-over-time.csv?grain=week', 'what is drawn over time'),
    link(
      'All models',
      '/export/all-models.csv',
      'the catalogue with prices and tokens: authors, providers and apps alike',
    ),
    link('Why tokens grew', '/export/drivers.csv?window=week', 'the drivers of a change, which add up to it'),
    '',
    '## Pages',
    '',
    ...boardNames.map((board) =>
      link(
        text(`boards.${board}.title`),
        pagePath(defaultQuestion(board)),
        text(`boards.${board}.description`),
      ),
    ),
    ...entityDimensions.map((kind) =>
      link(text(`browse.${kind}.title`), listPath(defaultList(kind)), text(`browse.${kind}.description`)),
    ),
    link(text('growth.title'), '/growth', text('growth.description')),
    link(text('docs.title'), DOCUMENTS, text('docs.lead')),
    link(text('site.about'), '/about', 'what every number means, and where the data come from'),
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, no-cache' },
  })
}
