import type { Unit } from '@rongheng/core/identity/unit'
import { addUnit as insertUnit, getUnit, saveUnit as updateUnit } from '@rongheng/storage/identity/units'
import { audit } from '../audit.ts'
import { scopeOf, type Ctx } from '../ctx.ts'

/** Adds a unit below one the asker may change. @throws Refusal `identity.no-such-unit`, `identity.unit-name-taken` */
export async function addUnit(
  ctx: Ctx,
  input: Pick<Unit, 'name' | 'code'> & { parentId: string },
): Promise<Unit> {
  return ctx.transaction(async (tx) => {
    const parent = await getUnit(tx, scopeOf(ctx, 'unit.write'), input.parentId)
    const id = ctx.newId('unt') as Unit['id']
    const unit = await insertUnit(tx, {
      id,
      parentId: parent.id,
      name: input.name,
      code: input.code,
      // What is put below the example leaves with it.
      isExample: parent.isExample,
      version: 1,
    })
    await audit(tx, ctx, { action: 'unit.add', unitId: id, subjectId: id, after: unit })
    return unit
  })
}

/** Changes a unit's name and code. @throws Refusal `identity.no-such-unit`, `identity.unit-name-taken`, `kernel.stale` */
export async function saveUnit(
  ctx: Ctx,
  input: Pick<Unit, 'name' | 'code' | 'version'> & { unitId: string },
): Promise<Unit> {
  return ctx.transaction(async (tx) => {
    const before = await getUnit(tx, scopeOf(ctx, 'unit.write'), input.unitId)
    const { name, code, version } = input
    const after = await updateUnit(tx, { ...before, name, code, version })
    await audit(tx, ctx, { action: 'unit.save', unitId: after.id, subjectId: after.id, before, after })
    return after
  })
}
