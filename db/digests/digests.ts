import { accountWeeks } from './account-weeks'
import type { Digest } from './digest'
import { driverWeeks } from './driver-weeks'
import { sessionWeeks } from './session-weeks'

export const digests: readonly Digest[] = [driverWeeks, sessionWeeks, accountWeeks]
