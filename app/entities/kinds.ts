import type { Reader } from '@/db/client'
import { categories } from '@/lib/domain/entity/categories'
import type { PageDimension } from '@/lib/domain/entity/dimension'
import { findApp, findAuthor, findModel, findProvider } from '@/lib/queries/entity/entity'
import {
  appFacts,
  authorFacts,
  categoryFacts,
  modelFacts,
  providerFacts,
} from '@/lib/view/entity/entity-facts'
import { categoryName } from '@/lib/view/text/category-name'
import { entityName } from '@/lib/view/text/entity-name'
import type { EntitySection, Found } from './context'
import { growth } from './growth'
import { cost } from './model-cost'
import { launch } from './model-launch'
import { providers } from './model-providers'
import { ranks } from './model-ranks'
import { lists, overTime } from './parts'

interface EntityKind {
  /** Undefined for what the catalogue does not know, and for what it hides. */
  find(reader: Reader, slug: string): Promise<Found | undefined>
  /** In the order of the page. */
  sections: readonly EntitySection[]
}

/** What has a page of its own: how it is found, and what its page tells. */
export const kinds: Record<PageDimension, EntityKind> = {
  models: {
    async find(reader, slug) {
      const model = await findModel(reader, slug)
      return model && { id: model.id, name: model.name, facts: modelFacts(model), model }
    },
    sections: [growth, ranks, providers, cost, lists('apps', 'categories'), launch],
  },
  authors: {
    async find(reader, slug) {
      const author = await findAuthor(reader, slug)
      return author && { id: author.id, name: author.name, facts: authorFacts(author) }
    },
    sections: [overTime('models'), growth, overTime('categories')],
  },
  providers: {
    async find(reader, slug) {
      const provider = await findProvider(reader, slug)
      const name = provider && entityName('providers', slug, provider.name)
      return provider && { id: provider.id, name: name!, facts: providerFacts(provider) }
    },
    sections: [overTime('models'), growth, overTime('categories')],
  },
  apps: {
    async find(reader, slug) {
      const app = await findApp(reader, slug)
      const name = app && entityName('apps', slug, app.name)
      return app && { id: app.id, name: name!, facts: appFacts(app) }
    },
    sections: [overTime('models'), growth, overTime('categories')],
  },
  categories: {
    async find(_reader, slug) {
      const category = categories.find((one) => one.slug === slug)
      return (
        category && {
          id: category.id,
          name: categoryName(category.slug),
          facts: categoryFacts(category.slug),
        }
      )
    },
    sections: [overTime('models'), overTime('authors'), growth, lists('apps', 'providers')],
  },
}
