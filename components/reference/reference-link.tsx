import Link from 'next/link'
import { RichText } from '@/components/ui/rich-text'

/** Leads from the boards of models and authors to the page where published shares stand beside the own ones. */
export function ReferenceLink({ name }: { name: string }) {
  return (
    <p className="mt-6">
      <RichText
        of="reference.beside"
        values={{ name }}
        marks={{
          link: (inner) => (
            <Link href="/reference" prefetch={false} className="text-link">
              {inner}
            </Link>
          ),
        }}
      />
    </p>
  )
}
