import { Cron } from 'croner'
import { z } from 'zod'
import { databaseUrlFault } from './database-url'
import { OperatorError } from './operator-error'

const MOST_FREE_LIMITS = 4

const cronExpression = z.string().refine((value) => value === 'off' || isCronExpression(value), {
  message: 'must be a cron expression in UTC such as "10 0 * * *", or "off"',
})

const todayExpression = z
  .string()
  .refine((value) => value === 'off' || value === 'live' || isCronExpression(value), {
    message: 'must be "live", a cron expression in UTC such as "*/5 * * * *", or "off"',
  })

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${minimum} to ${maximum}`)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, {
      message: `must be a whole number from ${minimum} to ${maximum}`,
    })

/** How many requests a caller may make; `off` or 0 for as many as they like. */
const limit = z
  .string()
  .refine((value) => value === 'off' || /^\d{1,9}$/.test(value), {
    message: 'must be a whole number of requests, or "off"',
  })
  .transform((value) => (value === 'off' || Number(value) === 0 ? null : Number(value)))

const drawSeconds = z
  .string()
  .refine((value) => value === 'off' || /^([1-9]|[1-5]\d|60)$/.test(value), {
    message: 'must be a whole number of seconds from 1 to 60, or "off"',
  })
  .transform((value) => (value === 'off' ? null : Number(value)))

/** Rising whole numbers with commas between them: `50,1000`. */
const dailyLimits = z.string().transform((value, context) => {
  const words = value.split(',').map((word) => word.trim())
  const limits = words.map(Number)
  const rise = limits.every((limit, place) => place === 0 || limit > limits[place - 1]!)
  if (words.every((word) => /^[1-9]\d{0,8}$/.test(word)) && rise && limits.length <= MOST_FREE_LIMITS)
    return limits
  context.addIssue(`must be up to ${MOST_FREE_LIMITS} rising whole numbers of requests, such as 50,1000`)
  return z.NEVER
})

/** An address that the driver reads as it was meant; its fault never repeats it, since it holds a password. */
const databaseUrl = z.string().transform((value, context) => {
  const fault = databaseUrlFault(value)
  if (fault === undefined) return value
  context.addIssue(fault)
  return z.NEVER
})

/** Pages, links and files are addressed from the root of a host: no path can stand before theirs. */
const siteUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/?#]+/.test(value) && URL.canParse(value), {
    message: 'must be an http(s) address',
    abort: true,
  })
  .refine((value) => /^https?:\/\/[^/?#]+\/?$/.test(value), {
    message: 'must be a host of its own, without a path, such as https://tokens.example.org',
  })

/** Every setting that Tokenboard reads from the environment. README.md lists them for operators. */
const settings = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  /** PostgreSQL's own address, where `DATABASE_URL` is that of a pooler in transaction mode. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  TOKENBOARD_DATA: z.string().min(1).default('.data'),
  POSTGRES_BIN: z
    .string()
    .startsWith('/', 'must be an absolute path, such as /usr/lib/postgresql/17/bin')
    .optional(),
  ROLLUP_CRON: cronExpression.default('10 0 * * *'),
  TODAY_CRON: todayExpression.default('live'),
  RETENTION_DAYS: wholeNumber(7, 36_500).optional(),
  SITE_URL: siteUrl.optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  READ_ACCESS: z.enum(['open', 'key'], { error: 'must be "open" or "key"' }).default('open'),
  API_LIMIT_PER_MINUTE: limit.default(30),
  API_LIMIT_PER_DAY: limit.default(500),
  /** For how long a minute the site works for one address, on what it has not in memory. */
  DRAW_SECONDS_PER_MINUTE: drawSeconds.default(20),
  /** How many requests a day a gateway gives away: `/growth` counts the accounts that had as many. */
  FREE_LIMITS: dailyLimits.default([50, 1000]),
  /** How many proxies of the operator's own stand before the site: each adds one address to X-Forwarded-For. */
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  /** The operator's mapping rules: docs/rules.md. */
  TOKENBOARD_CONFIG: z.string().min(1).optional(),
  /** Not for operators: `npm start` hands its rules to the web process as JSON in this file. */
  TOKENBOARD_RULES_FILE: z.string().min(1).optional(),
})

const schema = settings.refine(
  ({ DATABASE_URL, DATABASE_DIRECT_URL }) => DATABASE_URL || !DATABASE_DIRECT_URL,
  {
    path: ['DATABASE_DIRECT_URL'],
    message: 'must stand beside DATABASE_URL, which is then the address of the pooler',
  },
)

export type Env = z.infer<typeof schema>

/**
 * Parses the environment. An empty value counts as not set, as shells and compose files leave them.
 * @throws {OperatorError} one sentence a wrong setting, each with its name.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const sentences = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
  throw new OperatorError(sentences.join('\n'))
}

let parsed: Env | undefined

/** The settings of this process, parsed once. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

function isCronExpression(value: string): boolean {
  try {
    new Cron(value, { paused: true }).stop()
    return true
  } catch (cause) {
    if (cause instanceof Error) return false
    throw cause
  }
}
