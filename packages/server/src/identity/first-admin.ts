import type { GrantLine } from '@rongheng/core/identity/user'
import type { Unit } from '@rongheng/core/identity/unit'
import type { Tx } from '@rongheng/storage/db'
import { addUnit, lockUnits, rootUnitId } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { makeAccount } from './make-account.ts'

/** Who the first administrator is, for the start of the program to print. */
export type FirstAdmin = { readonly userName: string; readonly oneTimePassword: string }

/**
 * On a database without units: makes the top unit and its system administrator, once. Null when there is a unit already, so a
 * second start prints nothing. Of several processes that start at once, one does it.
 *
 * @param besides what else belongs to the very first start, in the same transaction: all of it is there afterwards, or nothing.
 *   @returns further top units that the administrator looks after
 */
export async function makeFirstAdmin(
  ctx: Ctx,
  unitName = '本单位',
  besides: (tx: Tx) => Promise<readonly Unit['id'][]> = async () => [],
): Promise<FirstAdmin | null> {
  return ctx.transaction(async (tx) => {
    await lockUnits(tx)
    if ((await rootUnitId(tx)) !== null) return null
    const id = ctx.newId('unt') as Unit['id']
    const unit = await addUnit(tx, {
      id,
      parentId: null,
      name: unitName,
      code: '',
      isExample: false,
      version: 1,
    })
    await audit(tx, ctx, { action: 'unit.add', unitId: id, subjectId: id, after: unit })
    const tops = [id, ...(await besides(tx))]
    const { oneTimePassword, user } = await makeAccount(tx, ctx, {
      unitId: id,
      userName: 'admin',
      name: '系统管理员',
      grants: tops.map((unitId): GrantLine => ({ unitId, role: 'system-admin' })),
    })
    return { userName: user.userName, oneTimePassword }
  })
}
