import { type AppGroup, appGroups } from '@/lib/domain/entity/app-groups'
import { grains } from '@/lib/domain/time/buckets'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { chartModes } from '@/lib/view/address/page-choices'
import { type PageQuestion, pagePath, periodsOf } from '@/lib/view/address/page-path'
import { takes } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'
import { type Choice, LinkGroup } from './link-group'

const metricNames = Object.keys(metrics) as Metric[]

/** Everything that can be chosen on a page of rankings: links, so that each answer has its address. */
export function BoardChoices({ question }: { question: PageQuestion }) {
  return (
    <div className="mt-4 flex flex-wrap gap-x-4 gap-y-2">
      {groupsOf(question).map(({ label, choices }) => (
        <LinkGroup key={label} label={label} choices={choices} />
      ))}
    </div>
  )
}

function groupsOf(question: PageQuestion): { label: string; choices: Choice[] }[] {
  const { board } = question
  const groups = [
    {
      choice: 'period',
      label: text('controls.period'),
      choices: periodsOf(board).map((period) => link(question, { period }, text(`periods.${period}.label`))),
    },
    {
      choice: 'metric',
      label: text('controls.metric'),
      choices: metricNames.map((metric) => link(question, { metric }, text(`metrics.${metric}.label`))),
    },
    {
      choice: 'grain',
      label: text('controls.grain'),
      choices: grains.map((grain) => link(question, { grain }, text(`grains.${grain}.label`))),
    },
    {
      choice: 'view',
      label: text('controls.view'),
      choices: chartModes.map((view) => link(question, { view }, text(`views.${view}`))),
    },
    {
      choice: 'variants',
      label: text('controls.variants'),
      choices: (['merge', 'split'] as const).map((variants) =>
        link(question, { variants }, text(`variants.${variants}`)),
      ),
    },
    { choice: 'appGroup', label: text('controls.appGroup'), choices: appGroupLinks(question) },
    { choice: 'appGroup', label: text('controls.appKind'), choices: appKindLinks(question) },
  ] as const
  return groups
    .filter(({ choice, choices }) => takes(board, choice) && choices.length > 0)
    .map(({ label, choices }) => ({ label, choices: [...choices] }))
}

function appGroupLinks(question: PageQuestion): Choice[] {
  const all = link(question, { appGroup: null }, text('appGroups.all'))
  const groupNames = Object.keys(appGroups) as (keyof typeof appGroups)[]
  return [
    all,
    ...groupNames.map((group) => ({
      ...link(question, { appGroup: group }, text(`appGroups.${group}`)),
      isCurrent: groupOf(question.appGroup) === group,
    })),
  ]
}

/** The kinds of app in the chosen group. */
function appKindLinks(question: PageQuestion): Choice[] {
  const group = groupOf(question.appGroup)
  if (!group) return []
  return [
    link(question, { appGroup: group }, text('appGroups.allKinds')),
    ...appGroups[group].map((kind) => link(question, { appGroup: kind }, text(`appKinds.${kind}`))),
  ]
}

function groupOf(chosen: AppGroup | null): keyof typeof appGroups | undefined {
  const groupNames = Object.keys(appGroups) as (keyof typeof appGroups)[]
  return groupNames.find(
    (group) => group === chosen || (appGroups[group] as readonly string[]).includes(chosen ?? ''),
  )
}

function link(question: PageQuestion, change: Partial<PageQuestion>, label: string): Choice {
  const [name, value] = Object.entries(change)[0]! as [keyof PageQuestion, unknown]
  return { label, href: pagePath({ ...question, ...change }), isCurrent: question[name] === value }
}
