import { RichText } from '@/components/ui/rich-text'
import type { Day } from '@/lib/domain/time/day'
import { formatDay } from '@/lib/view/text/format-day'

interface CatalogueLineProps {
  use: { asOf: Day; models: number; providers: number }
}

/** What of the names and prices is from the catalogue that comes with Tokenboard, and of which day. */
export function CatalogueLine({ use: { asOf, models, providers } }: CatalogueLineProps) {
  return (
    <RichText
      of="about.sources.catalogue"
      values={{ models, providers, day: formatDay(asOf) }}
      marks={{ date: (inner) => <time dateTime={asOf}>{inner}</time> }}
    />
  )
}
