import type { Dimension } from '@/lib/domain/entity/dimension'

/** How many entities a chart of a board names before `Other`: of apps one more, since Unattributed is mostly one. */
export const chartTop = (dimension: Dimension) => (dimension === 'apps' ? 10 : 9)
