import type { Metadata } from 'next'
import { pageMetadata } from '@/app/page-metadata'
import { Endpoint } from '@/components/docs/endpoint'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { RichText } from '@/components/ui/rich-text'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { describeEndpoint } from '@/lib/http/api/describe-endpoint'
import { text } from '@/lib/view/text/messages'

/** The data API for people: the same catalogue that answers requests, and that `/api/v1/openapi.json` is made of. */
export default function ApiPage() {
  const endpoints = apiEndpoints.map(describeEndpoint)
  return (
    <PageFrame freshness={null}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <PageTitle>{text('apiDocs.title')}</PageTitle>
        <p className="mt-1.5 text-muted">{text('apiDocs.intro')}</p>
        <p className="mt-3">
          <RichText
            of="apiDocs.more"
            marks={{
              openapi: (inner) => (
                <a href="/api/v1/openapi.json" className="text-link">
                  {inner}
                </a>
              ),
              llms: (inner) => (
                <a href="/llms.txt" className="text-link">
                  {inner}
                </a>
              ),
            }}
          />
        </p>
        <p className="mt-3">{text('apiDocs.limits')}</p>
        <p className="mt-3">{text('apiDocs.errors')}</p>
        {endpoints.map((endpoint) => (
          <Endpoint key={endpoint.id} endpoint={endpoint} />
        ))}
      </div>
    </PageFrame>
  )
}

export function generateMetadata(): Metadata {
  return pageMetadata({
    title: text('apiDocs.title'),
    description: text('apiDocs.intro'),
    path: '/docs/api',
    picture: null,
  })
}
