import type { Metadata } from 'next'
import { readSources } from '@/app/page-sources'
import { HitList } from '@/components/search/hit-list'
import { EmptyNote } from '@/components/ui/empty-note'
import { PageFrame } from '@/components/ui/page-frame'
import { PageTitle } from '@/components/ui/page-title'
import { RichText } from '@/components/ui/rich-text'
import { sharedDb } from '@/db/shared'
import { MAX_HITS, MAX_QUERY_LENGTH, parseSearchQuery } from '@/lib/domain/traffic/search'
import { searchEntities } from '@/lib/queries/search/search'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { foundPages } from '@/lib/view/site/found-pages'
import { text } from '@/lib/view/text/messages'

type SearchProps = PageProps<'/search'>

/** Drawn for each request; the form works without scripts. */
export default async function SearchPage({ searchParams }: SearchProps) {
  const asked = await textOf(searchParams)
  const { hits, freshness, sources } = await readSnapshot(sharedDb(), async (reader) => ({
    hits: foundPages(asked, await searchEntities(reader, asked, MAX_HITS), MAX_HITS),
    freshness: await getFreshness(reader),
    sources: await readSources(reader),
  }))
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <div className="max-w-[46rem] pt-8 md:pt-10">
        <PageTitle>{text('search.title')}</PageTitle>
        <form action="/search" className="mt-4 flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={asked}
            aria-label={text('search.label')}
            maxLength={MAX_QUERY_LENGTH}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="min-w-0 flex-1 rounded-md border border-line-strong bg-page px-3 py-2 text-base"
          />
          <button
            type="submit"
            className="rounded-md border border-line-strong px-4 font-medium hover:bg-raised"
          >
            {text('search.submit')}
          </button>
        </form>
        <div className="mt-5">
          {hits.length > 0 && (
            <>
              <p className="text-muted">
                <RichText
                  of={hits.length === MAX_HITS ? 'search.countMany' : 'search.countOf'}
                  values={{ count: hits.length, text: asked }}
                  marks={{ asked: (inner) => <strong className="font-medium text-ink">{inner}</strong> }}
                />{' '}
                {text('search.tokens')}.
              </p>
              <HitList hits={hits} />
            </>
          )}
          {hits.length === 0 && asked && <NothingFound asked={asked} />}
          {!asked && <p className="text-muted">{text('search.hint')}</p>}
        </div>
      </div>
    </PageFrame>
  )
}

export async function generateMetadata({ searchParams }: SearchProps): Promise<Metadata> {
  const asked = await textOf(searchParams)
  return {
    title: asked ? text('search.titleOf', { text: asked }) : text('search.title'),
    robots: { index: false, follow: true },
  }
}

function NothingFound({ asked }: { asked: string }) {
  return (
    <EmptyNote
      title={text('search.empty.title', { text: asked })}
      text={text('search.empty.text', { example: ':free' })}
      links={(['models', 'authors', 'providers', 'apps'] as const).map((board) => ({
        label: text(`search.empty.${board}`),
        href: `/boards/${board}`,
      }))}
    />
  )
}

async function textOf(searchParams: SearchProps['searchParams']): Promise<string> {
  const { q } = await searchParams
  return parseSearchQuery((Array.isArray(q) ? q[0] : q) ?? '').text
}
