/** Hosts where each project has a path of its own: there the first two segments belong to the identity. */
const sharedHosts = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'huggingface.co',
  'marketplace.visualstudio.com',
  'open-vsx.org',
  'plugins.jetbrains.com',
  'chromewebstore.google.com',
  'apps.apple.com',
  'play.google.com',
  'npmjs.com',
  'pypi.org',
  'replit.com',
  'glitch.com',
  'sites.google.com',
  'discord.com',
  't.me',
])

const localHosts = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]'])

/** Who sent a request. The identity is what counts as one app; the title is for display only. */
export interface AppIdentity {
  identity: string
  title: string
  url: string | null
}

/**
 * The app behind a URL and a title, or null for `Unattributed`. The identity is the URL's host in lower case
 * without `www.`, with the first two path segments on shared hosts; `localhost` and a URL without a host need a title.
 */
export function identifyApp(url: string | undefined, title: string | undefined): AppIdentity | null {
  const name = title?.trim() ?? ''
  const parsed = url ? parseUrl(url.trim()) : undefined
  const host = parsed ? parsed.hostname.replace(/\.+$/, '').replace(/^(www(\.|$))+/, '') : ''
  if (!parsed || host === '' || localHosts.has(host)) return name ? titled(name) : null
  const segments = sharedHosts.has(host) ? parsed.pathname.split('/').filter(Boolean).slice(0, 2) : []
  const identity = [host, ...segments.map((segment) => segment.toLowerCase())].join('/')
  return { identity, title: name || identity, url: `https://${identity}` }
}

/** An app that is known by its title alone. The prefix keeps it apart from every host. */
function titled(title: string): AppIdentity {
  return { identity: `title:${title.toLowerCase()}`, title, url: null }
}

/** Read as an address of the web, whatever its scheme: the hosts of others keep capitals and any signs. */
function parseUrl(text: string): URL | undefined {
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  if (/^[/\\]/.test(rest)) return undefined // `file:///x` names no host, where the web would skip the slash
  const address = `https://${rest}`
  return URL.canParse(address) ? new URL(address) : undefined
}
