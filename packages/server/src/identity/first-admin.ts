import type { Unit } from '@rongheng/core/identity/unit'
import { addUnit, rootUnitId } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { makeAccount } from './make-account.ts'

/** Who the first administrator is, for the start of the program to print. */
export type FirstAdmin = { readonly userName: string; readonly oneTimePassword: string }

/**
 * On a database without units: makes the top unit and its system administrator, once. Null when there is a unit already, so a
 * second start prints nothing.
 */
export async function makeFirstAdmin(ctx: Ctx, unitName = '本单位'): Promise<FirstAdmin | null> {
  return ctx.transaction(async (tx) => {
    if ((await rootUnitId(tx)) !== null) return null
    const id = ctx.newId('unt') as Unit['id']
    const unit = await addUnit(tx, { id, parentId: null, name: unitName, code: '', version: 1 })
    await audit(tx, ctx, { action: 'unit.add', unitId: id, subjectId: id, after: unit })
    const { oneTimePassword, user } = await makeAccount(tx, ctx, {
      unitId: id,
      userName: 'admin',
      name: '系统管理员',
      grants: [{ unitId: id, role: 'system-admin' }],
    })
    return { userName: user.userName, oneTimePassword }
  })
}
