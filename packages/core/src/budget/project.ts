import { z } from 'zod'
import { FileId } from '../kernel/file.ts'
import { id } from '../kernel/id.ts'
import { Fen } from '../kernel/money.ts'
import { Day, Instant, Year } from '../kernel/time.ts'
import { BySource, FundKind, Source } from './source.ts'

export const ProjectId = id('prj')
export type ProjectId = z.infer<typeof ProjectId>
export const UseId = id('use')
export type UseId = z.infer<typeof UseId>
export const AdjustmentId = id('adj')
export type AdjustmentId = z.infer<typeof AdjustmentId>
export const ArrivalId = id('arr')
export type ArrivalId = z.infer<typeof ArrivalId>

/** A record that was found wrong and no longer counts. It stays, because facts may name it as evidence. */
export const Removed = z.object({ at: Instant, by: z.string(), why: z.string() })
export type Removed = z.infer<typeof Removed>

/** One of the things a project's money is for (项目用途), with its share of 年初预算数. */
export const Use = z.object({ id: UseId, name: z.string().min(1).max(200), amount: Fen.min(0) })
export type Use = z.infer<typeof Use>

/** 预算调整: changes 全年预算数 by `amount`, which may be negative, on the strength of a document. */
export const Adjustment = z.object({
  id: AdjustmentId,
  on: Day,
  amount: Fen,
  source: Source,
  /** 文号. */
  document: z.string().min(1).max(200),
  fileId: FileId.nullable(),
  removed: Removed.nullable(),
})
export type Adjustment = z.infer<typeof Adjustment>

/** 资金到位: money that reached the unit. Negative when it was taken back. */
export const Arrival = z.object({
  id: ArrivalId,
  on: Day,
  amount: Fen,
  source: Source,
  /** 文号 or the number of the notice. */
  document: z.string().min(1).max(200),
  fileId: FileId.nullable(),
  removed: Removed.nullable(),
})
export type Arrival = z.infer<typeof Arrival>

/** What becomes of money not spent at the year's end: 结转 goes on to next year's project, 结余 goes back. Null: not said yet. */
export const Leftover = z.object({
  carriedOver: Fen.min(0),
  surplus: Fen.min(0),
  note: z.string().max(500),
})
export type Leftover = z.infer<typeof Leftover>

/** 项目编号: as the treasury system writes it, up to 38 characters. */
export const ProjectCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,38}$/, 'field.project-code')

/** A budget project (项目支出) of one unit and one budget year. */
export const Project = z.object({
  id: ProjectId,
  unitId: z.string(),
  code: ProjectCode,
  name: z.string().min(1).max(200),
  year: Year,
  /** User id of the 项目负责人. */
  ownerId: z.string(),
  fundKind: FundKind,
  uses: z.array(Use),
  /** 年初预算数 by source. */
  initial: BySource,
  adjustments: z.array(Adjustment),
  arrivals: z.array(Arrival),
  leftover: Leftover.nullable(),
  /** Id of a milestone template of the rulebook; null when the project has no milestones. */
  milestones: z.string().nullable(),
  /** Day on which the project was finished; null while it runs. */
  finishedOn: Day.nullable(),
  /** Last year's project that this one was copied from. */
  copiedFrom: ProjectId.nullable(),
  createdAt: Instant,
  changedAt: Instant,
  version: z.int(),
})
export type Project = z.infer<typeof Project>
