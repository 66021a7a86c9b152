import type { Unit } from '@rongheng/core/identity/unit'
import { listUnits as readUnits } from '@rongheng/storage/identity/units'
import { scopeOf, type Ctx } from '../ctx.ts'

/** The units within the asker's reach. */
export async function listUnits(ctx: Ctx): Promise<{ units: Unit[] }> {
  return { units: await readUnits(ctx.db, scopeOf(ctx, 'unit.read')) }
}
