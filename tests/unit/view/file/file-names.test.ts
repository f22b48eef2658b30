import { describe, expect, it } from 'vitest'
import { classNames } from '@/lib/domain/entity/class-names'
import { drivers } from '@/lib/domain/growth/drivers'
import { driverNames, variantNames } from '@/lib/domain/growth/part-names'
import messages from '@/messages/en.json'

describe('names in files', () => {
  it('are those of the English pages', () => {
    expect(classNames).toEqual(messages.classes)
    expect(variantNames).toEqual(messages.growth.variants)
    const shown = drivers.map((driver) => [driver, messages.growth.drivers[driver].name])
    expect(driverNames).toEqual(Object.fromEntries(shown))
  })
})
