/** The marketplace's groups of apps, and the kinds of app in each. */
export const appGroups = {
  coding: ['cli-agent', 'ide-extension', 'cloud-agent', 'programming-app', 'native-app-builder'],
  creative: ['creative-writing', 'video-gen', 'image-gen', 'audio-gen'],
  productivity: ['writing-assistant', 'general-chat', 'personal-agent', 'legal'],
  entertainment: ['roleplay', 'game'],
} as const

/** A kind of app, as the marketplace names them. */
export type AppKind = (typeof appGroups)[keyof typeof appGroups][number]

/** A group, or one kind of app in it. */
export type AppGroup = keyof typeof appGroups | AppKind

const kindsOf = new Map<string, readonly string[]>(
  Object.entries(appGroups).flatMap(([group, kinds]): [string, readonly string[]][] => [
    [group, kinds],
    ...kinds.map((kind): [string, readonly string[]] => [kind, [kind]]),
  ]),
)

export const appGroupNames = [...kindsOf.keys()] as AppGroup[]

export function isAppGroup(text: string): text is AppGroup {
  return kindsOf.has(text)
}

export function isAppKind(text: string): text is AppKind {
  return Object.values(appGroups).some((kinds) => (kinds as readonly string[]).includes(text))
}

/** The kinds of app that a group or kind stands for. */
export function appGroupKinds(group: AppGroup): readonly string[] {
  return kindsOf.get(group)!
}
