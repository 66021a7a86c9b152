import { assetsApi } from '@rongheng/core/assets/api'
import { identityApi } from '@rongheng/core/identity/api'
import type { Unit, UnitId } from '@rongheng/core/identity/unit'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'
import type { Tools } from './command.ts'

/** `--unit` of commands about systems, devices and checks. */
export const unitOption = z
  .string()
  .optional()
  .describe(
    '单位名称或编号；只有一个单位有系统或设备时可省 / unit, by name or id; may be left out when only one has systems or devices',
  )

/** Of more units nobody wants to wait until each was looked at. */
const MOST_LOOKED_AT = 50

/**
 * The unit that is meant: the named one, the only one, or the only one that has systems or devices; while none has, the only one
 * without units below. Which it took is said where there were several.
 *
 * @throws Refusal `identity.which-unit` with the units to choose from
 */
export async function unitWithAssets(tools: Tools, wanted: string | undefined): Promise<UnitId> {
  const { units } = await tools.call(identityApi.listUnits, {})
  const fitting = units.filter((one) => wanted === undefined || one.id === wanted || one.name === wanted)
  const [only, ...more] = fitting
  if (only && more.length === 0) return only.id
  const found = wanted === undefined ? await withAssets(tools, units) : null
  if (found) {
    tools.print(tools.say({ zh: `单位：${found.name}`, en: `Unit: ${found.name}` }))
    return found.id
  }
  const choices = (only ? fitting : units).map((one) => `${one.name}（${one.id}）`)
  throw new Refusal('identity.which-unit', { units: choices.join('、') })
}

async function withAssets({ call }: Tools, units: readonly Unit[]): Promise<Unit | null> {
  if (units.length > MOST_LOOKED_AT) return null
  const having: Unit[] = []
  for (const unit of units) {
    const { systems, devices } = await call(assetsApi.register, { unitId: unit.id })
    if (systems.length + devices.length > 0) having.push(unit)
  }
  const lowest = units.filter((unit) => !units.some((other) => other.parentId === unit.id))
  const [first, ...more] = having.length > 0 ? having : lowest
  return first && more.length === 0 ? first : null
}
