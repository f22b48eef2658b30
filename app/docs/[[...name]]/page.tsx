import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/page-metadata'
import { DocumentBody } from '@/components/docs/document'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { readDocument } from '@/lib/documents/read-document'
import {
  DOCUMENTS,
  type DocumentGroup,
  type DocumentName,
  documentGroups,
  documentNames,
  documentOfSegment,
  documentPath,
} from '@/lib/view/documents/documents'
import { text } from '@/lib/view/text/messages'

export const revalidate = 3600

/** Drawn when it is first asked for: the build does not know the address of the site. */
export function generateStaticParams() {
  return []
}

type DocsProps = PageProps<'/docs/[[...name]]'>

/** A document of docs/, or the list of them. */
export default async function DocsPage({ params }: DocsProps) {
  const name = await nameOf(params)
  return <PageFrame freshness={null}>{name ? await drawDocument(name) : await drawList()}</PageFrame>
}

async function drawDocument(name: DocumentName) {
  const { title, blocks } = await readDocument(name)
  return (
    <article className="max-w-[60rem] pt-8 md:pt-10">
      <p className="text-[0.8125rem] text-muted">
        <Link href={DOCUMENTS} prefetch={false} className="text-link">
          {text('docs.title')}
        </Link>
      </p>
      <PageTitle>{title}</PageTitle>
      <DocumentBody blocks={blocks} />
    </article>
  )
}

async function drawList() {
  const documents = await Promise.all(
    documentNames.map(async (name) => ({ name, ...(await readDocument(name)) })),
  )
  return (
    <div className="max-w-[46rem] pt-8 md:pt-10">
      <PageTitle>{text('docs.title')}</PageTitle>
      <p className="mt-1.5 text-muted">{text('docs.lead')}</p>
      {(Object.keys(documentGroups) as DocumentGroup[]).map((group) => (
        <section key={group}>
          <h2 className="mt-8 font-semibold text-base">{text(`docs.groups.${group}`)}</h2>
          <ul>
            {documents
              .filter(({ name }) => (documentGroups[group] as readonly string[]).includes(name))
              .map(({ name, title, lead }) => (
                <li key={name} className="mt-3">
                  <Link href={documentPath(name)} prefetch={false} className="text-link font-medium">
                    {title}
                  </Link>
                  <p className="mt-0.5 text-muted">{firstSentence(lead)}</p>
                </li>
              ))}
            {group === 'reading' && (
              <li className="mt-3">
                <Link href="/docs/api" prefetch={false} className="text-link font-medium">
                  {text('apiDocs.title')}
                </Link>
                <p className="mt-0.5 text-muted">{text('docs.endpoints')}</p>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}

export async function generateMetadata({ params }: DocsProps): Promise<Metadata> {
  const name = await nameOf(params)
  const { title, lead } = name
    ? await readDocument(name)
    : { title: text('docs.title'), lead: text('docs.lead') }
  return pageMetadata({
    title,
    description: firstSentence(lead),
    path: name ? documentPath(name) : DOCUMENTS,
    picture: null,
  })
}

/** As much as a line of a list has room for. */
function firstSentence(lead: string): string {
  return (/^.*?[.:](?=\s|$)/s.exec(lead)?.[0] ?? lead).replace(/\s+/g, ' ').replace(/:$/, '.')
}

/** Null for the list of documents. */
async function nameOf(params: DocsProps['params']): Promise<DocumentName | null> {
  const { name: segments = [] } = await params
  if (segments.length === 0) return null
  const name = segments.length === 1 ? documentOfSegment(segments[0]!) : undefined
  return name ?? notFound()
}
