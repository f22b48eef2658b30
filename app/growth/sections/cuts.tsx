import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { cutTable } from '@/lib/view/growth/cut-table'
import { growthPartsFile } from '@/lib/view/growth/growth-file'
import { cutChart } from '@/lib/view/picture/growth-charts'
import { growthPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { CUT_ROWS, readCuts } from '../charts/splits'
import type { GrowthSection } from './section'

/** The same change by what models, apps and categories had part in it. */
export const changeByPart: GrowthSection = async (context) => {
  const { question } = context
  const found = await readCuts(context)
  if (found.size === 0) return null
  return (
    <SectionBody description={text('growth.cuts.description')}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        {[...found].map(([cut, growth]) => (
          <div key={cut} className="min-w-0">
            <h2 className="mb-1 font-medium">{text(`growth.cuts.${cut}`)}</h2>
            <DataTable view={cutTable(growth, cut, CUT_ROWS)} />
            <Exports
              label={text('growth.files.cut')}
              file={growthPartsFile(question, cut)}
              picture={growthPicturePath(question, cutChart(cut))}
            />
          </div>
        ))}
      </div>
    </SectionBody>
  )
}
