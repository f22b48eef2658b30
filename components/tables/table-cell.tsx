import type { CSSProperties } from 'react'
import type {
  CountCell,
  NameCell,
  RankCell,
  ShadeCell,
  ShareCell,
  SparkCell,
  TableColumn,
} from '@/lib/view/table/table-view'
import type { ChangeText } from '@/lib/view/text/change-text'
import { Estimate } from '../ui/estimate'

export function TableCell({ column, row }: { column: TableColumn; row: number }) {
  switch (column.kind) {
    case 'rank':
      return <Rank cell={column.cells[row]!} />
    case 'name':
      return <Name cell={column.cells[row]!} />
    case 'share':
      return <Share cell={column.cells[row]!} />
    case 'change':
      return <Change cell={column.cells[row]!} />
    case 'count': {
      const cell = column.cells[row]
      return cell ? <Count cell={cell} /> : '-'
    }
    case 'spark': {
      const cell = column.cells[row]
      return cell && <Spark cell={cell} />
    }
    case 'shade': {
      const cell = column.cells[row]
      return cell && <Shade cell={cell} />
    }
    case 'link': {
      const cell = column.cells[row]
      return cell && <a href={cell.href}>{cell.text}</a>
    }
    case 'text':
      return column.cells[row] ?? '-'
  }
}

function Rank({ cell: { text, move } }: { cell: RankCell }) {
  return (
    <>
      {text}
      {move && (
        <span className={`move change-${move.direction}`} title={move.title}>
          <span className="sr-only">{move.title}</span>
          <span aria-hidden="true">{move.text}</span>
        </span>
      )}
    </>
  )
}

function Name({ cell: { name, href, colour, notes } }: { cell: NameCell }) {
  return (
    <span className="flex items-baseline gap-2.5">
      {colour && <span className="swatch" style={{ background: colour }} aria-hidden="true" />}
      <span>
        {href === null ? <span className="text-muted">{name}</span> : <a href={href}>{name}</a>}
        {notes?.map(({ text, below }) => (
          <span key={text} className={below === 'md' ? 'under md:hidden' : 'under sm:hidden'}>
            {text}
          </span>
        ))}
      </span>
    </span>
  )
}

function Count({ cell: { short, value, title, isEstimate, note } }: { cell: CountCell }) {
  return (
    <>
      <data value={value} title={title}>
        <Estimate text={short} isEstimate={isEstimate ?? false} />
      </data>
      {note && <span className="under sm:hidden">{note}</span>}
    </>
  )
}

function Share({ cell: { text, part, colour } }: { cell: ShareCell }) {
  const style = { '--part': `${(part * 100).toFixed(1)}%`, '--colour': colour } as CSSProperties
  return (
    <span className="share" style={style}>
      <span>{text}</span>
    </span>
  )
}

function Change({ cell: { direction, text, hiddenWord } }: { cell: ChangeText }) {
  return (
    <span className={`change-${direction}`}>
      {hiddenWord && <span className="sr-only">{hiddenWord} </span>}
      {text}
    </span>
  )
}

function Spark({ cell: { heights, title, colour } }: { cell: SparkCell }) {
  const points = heights.map((height, index) => `${index * 2},${(100 - height) / 5}`).join(' ')
  return (
    <svg
      className="spark"
      viewBox={`-1 -1 ${heights.length * 2} 22`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      <polyline points={points} stroke={colour} />
    </svg>
  )
}

function Shade({ cell: { text, part, title } }: { cell: ShadeCell }) {
  const style = { '--part': `${(part * 40).toFixed(1)}%` } as CSSProperties
  return (
    <span className="shade" style={style} title={title}>
      {text}
    </span>
  )
}
