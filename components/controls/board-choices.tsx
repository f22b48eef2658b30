import { type AppGroup, appGroups } from '@/lib/domain/entity/app-groups'
import { grains } from '@/lib/domain/time/buckets'
import type { Period } from '@/lib/domain/time/period'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { chartModes } from '@/lib/view/address/page-choices'
import { defaultQuestion, type PageQuestion, pagePath, periodsOf } from '@/lib/view/address/page-path'
import { takes } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'
import { type Choice, LinkGroup } from './link-group'

const metricNames = Object.keys(metrics) as Metric[]

/** What readers change most stands in the line, whatever else there is behind one button. */
const inLine = ['period', 'metric']

interface BoardChoicesProps {
  question: PageQuestion
  /** The one that is shown, where that is not the question's: today, while no day is complete. */
  period?: Period
}

/** Everything that can be chosen on a page of rankings: links, so that each answer has its address. */
export function BoardChoices({ question, period }: BoardChoicesProps) {
  const groups = groupsOf(question, period)
  const rest = groups.filter(({ choice }) => !inLine.includes(choice))
  return (
    <div className="controls">
      <div className="side-scroll">
        {groups
          .filter(({ choice }) => inLine.includes(choice))
          .map(({ label, choices }) => (
            <LinkGroup key={label} label={label} choices={choices} />
          ))}
      </div>
      {rest.length > 0 && (
        <details>
          <summary>
            {text('controls.more')}
            <span>{chosenText(rest, question)}</span>
          </summary>
          <div>
            {rest.map(({ label, choices }) => (
              <div key={label}>
                <p aria-hidden="true">{label}</p>
                <LinkGroup label={label} choices={choices} />
              </div>
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

/** What was chosen behind the button, so that nobody has to press it to know. */
function chosenText(groups: Group[], { board }: PageQuestion): string {
  const usual = new Map(
    groupsOf(defaultQuestion(board)).map(({ label, choices }) => [label, currentOf(choices)]),
  )
  return groups
    .map(({ label, choices }) => ({ label, current: currentOf(choices) }))
    .flatMap(({ label, current }) => (current && current !== usual.get(label) ? current : []))
    .join(', ')
}

const currentOf = (choices: Choice[]) => choices.find(({ isCurrent }) => isCurrent)?.label

interface Group {
  choice: string
  label: string
  choices: Choice[]
}

function groupsOf(question: PageQuestion, shown = question.period): Group[] {
  const { board } = question
  const groups = [
    {
      choice: 'period',
      label: text('controls.period'),
      choices: periodsOf(board).map((period) => ({
        ...link(question, { period }, text(`periods.${period}.label`)),
        isCurrent: period === shown,
      })),
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
    {
      choice: 'unattributed',
      label: text('controls.unattributed'),
      choices: [false, true].map((unattributed) =>
        link(
          question,
          { unattributed },
          text(`boards.apps.unattributed.${unattributed ? 'drawn' : 'leftOut'}`),
        ),
      ),
    },
    { choice: 'appGroup', label: text('controls.appGroup'), choices: appGroupLinks(question) },
    { choice: 'appGroup', label: text('controls.appKind'), choices: appKindLinks(question) },
  ] as const
  return groups
    .filter(({ choice, choices }) => takes(board, choice) && choices.length > 0)
    .map(({ choice, label, choices }) => ({ choice, label, choices: [...choices] }))
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
