import { z } from 'zod'
import { id } from '../kernel/id.ts'

export const UnitId = id('unt')
export type UnitId = z.infer<typeof UnitId>

/** A unit (单位) of the tree: 区委宣传部 → 融媒体中心 → 二级预算单位. */
export const Unit = z.object({
  id: UnitId,
  /** Null at the top. */
  parentId: UnitId.nullable(),
  name: z.string().trim().min(1).max(80),
  /** Budget unit code (预算单位编码), may be empty. */
  code: z.string().trim().max(40),
  /** Belongs to the example center and leaves with it. */
  isExample: z.boolean(),
  version: z.int(),
})
export type Unit = z.infer<typeof Unit>
