import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { pageMetadata, siteOrigin } from '@/app/page-metadata'
import { readSources } from '@/app/page-sources'
import { EntityHeader } from '@/components/entities/entity-header'
import { StandingStrip } from '@/components/entities/standing-strip'
import { EmptyNote } from '@/components/ui/empty-note'
import { PageFrame } from '@/components/ui/page-frame'
import { Share } from '@/components/ui/share'
import type { Reader } from '@/db/client'
import { sharedDb } from '@/db/shared'
import type { PageDimension } from '@/lib/domain/entity/dimension'
import { getStanding } from '@/lib/queries/boards/standing'
import { hasOwnTraffic } from '@/lib/queries/entity/entity-traffic'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { entityPath } from '@/lib/view/address/entity-path'
import { chartEmbedPath, entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import type { EntityContext } from './context'
import { findContext } from './find-context'
import { kinds } from './kinds'

interface EntityPageProps {
  dimension: PageDimension
  /** Undefined where the address spells none. */
  slug: string | undefined
}

/** The page of one thing: what it is, where it stands, and the sections of its kind. */
export async function EntityPage({ dimension, slug = notFound() }: EntityPageProps) {
  const { context, sections, freshness, sources } = await readSnapshot(sharedDb(), async (reader) => {
    const context = await readContext(reader, dimension, slug, new Date())
    const sections: ReactNode[] = []
    for (const section of kinds[dimension].sections) sections.push(await section(context))
    return {
      context,
      sections,
      freshness: await getFreshness(reader),
      sources: await readSources(reader),
    }
  })
  const { name, facts, standing, hasTraffic } = context
  const picture = entityPicturePath(dimension, slug)
  return (
    <PageFrame freshness={freshness} sources={sources}>
      <EntityHeader dimension={dimension} slug={slug} name={name} facts={facts} />
      <StandingStrip standing={standing} days={windowText('week', standing.window)} dimension={dimension} />
      {!hasTraffic && (
        <div className="mt-10">
          <EmptyNote
            title={text('entities.noTraffic')}
            text={text('entities.known', { dimension })}
            links={[{ label: text('site.allRankings'), href: '/' }]}
          />
        </div>
      )}
      {sections}
      {hasTraffic && (
        <Share
          title={name}
          path={entityPath(dimension, slug)}
          embed={chartEmbedPath(picture)}
          picture={picture}
          origin={siteOrigin()}
        />
      )}
    </PageFrame>
  )
}

export async function entityMetadata(dimension: PageDimension, slug: string | undefined): Promise<Metadata> {
  const own = slug ?? notFound()
  const { name } = await readSnapshot(sharedDb(), (reader) => findOr404(reader, dimension, own, new Date()))
  return pageMetadata({
    title: name,
    description: text('sharing.describe.entity', { name }),
    path: entityPath(dimension, own),
    picture: entityPicturePath(dimension, own, dimension === 'categories' ? 'models' : undefined),
  })
}

async function findOr404(reader: Reader, dimension: PageDimension, slug: string, now: Date) {
  return (await findContext(reader, dimension, slug, now)) ?? notFound()
}

async function readContext(
  reader: Reader,
  dimension: PageDimension,
  slug: string,
  now: Date,
): Promise<EntityContext> {
  const context = await findOr404(reader, dimension, slug, now)
  return {
    ...context,
    standing: await getStanding(reader, dimension, slug, context.variants, now),
    hasTraffic: await hasOwnTraffic(reader, context.of, context.category, now),
  }
}
