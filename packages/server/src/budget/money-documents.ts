import type { budgetApi } from '@rongheng/core/budget/api'
import { whyNotArrive, whyNotSave } from '@rongheng/core/budget/check-project'
import {
  type Adjustment,
  AdjustmentId,
  type Arrival,
  ArrivalId,
  type Project,
} from '@rongheng/core/budget/project'
import type { MoneyEntry, ProjectView } from '@rongheng/core/budget/views'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { dayOf } from '@rongheng/core/kernel/time'
import { lockProject, saveProject } from '@rongheng/storage/budget/projects'
import { getStoredFile } from '@rongheng/storage/kernel/files'
import type { z } from 'zod'
import { audit } from '../audit.ts'
import { type Ctx, scopeOf } from '../ctx.ts'
import { fixBudgetFacts } from './fix-budget-facts.ts'
import { projectView } from './project-view.ts'

/** Records a 预算调整; 全年预算数 follows from it. */
export const addAdjustment = (
  ctx: Ctx,
  input: z.output<typeof budgetApi.addAdjustment.input>,
): Promise<ProjectView> =>
  change(ctx, input, 'adjustment.add', (project) => {
    if (!input.on.startsWith(String(project.year)))
      throw new Refusal('budget.outside-year', { day: input.on, year: project.year })
    const adjustment: Adjustment = {
      id: AdjustmentId.parse(ctx.newId('adj')),
      ...entryOf(input),
      removed: null,
    }
    return { ...project, adjustments: [...project.adjustments, adjustment] }
  })

/** Takes back an adjustment: it stays, marked, and no longer counts. */
export const removeAdjustment = (
  ctx: Ctx,
  input: z.output<typeof budgetApi.removeAdjustment.input>,
): Promise<ProjectView> =>
  change(ctx, input, 'adjustment.remove', (project) => ({
    ...project,
    adjustments: takeBack(ctx, project.adjustments, input.adjustmentId, input.why),
  }))

/** Records 资金到位. Carried-over money may have arrived before the budget year. */
export const addArrival = (
  ctx: Ctx,
  input: z.output<typeof budgetApi.addArrival.input>,
): Promise<ProjectView> =>
  change(ctx, input, 'arrival.add', (project) => {
    const year = Number(input.on.slice(0, 4))
    if (year > project.year || (year < project.year && input.source !== 'carried-over'))
      throw new Refusal('budget.outside-year', { day: input.on, year: project.year })
    const arrival: Arrival = { id: ArrivalId.parse(ctx.newId('arr')), ...entryOf(input), removed: null }
    return { ...project, arrivals: [...project.arrivals, arrival] }
  })

/** Takes back an arrival: it stays, marked, and no longer counts. */
export const removeArrival = (
  ctx: Ctx,
  input: z.output<typeof budgetApi.removeArrival.input>,
): Promise<ProjectView> =>
  change(ctx, input, 'arrival.remove', (project) => ({
    ...project,
    arrivals: takeBack(ctx, project.arrivals, input.arrivalId, input.why),
  }))

const entryOf = ({ on, amount, source, document, fileId }: MoneyEntry): MoneyEntry => ({
  on,
  amount,
  source,
  document: document.trim(),
  fileId,
})

function takeBack<T extends Adjustment | Arrival>(ctx: Ctx, all: readonly T[], id: string, why: string): T[] {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Refusal('budget.no-such-money-document', { id })
  if (found.removed) throw new Refusal('budget.already-removed', { document: found.document })
  return all.map((one) => (one === found ? { ...one, removed: { at: ctx.now, by: ctx.actor.id, why } } : one))
}

function change(
  ctx: Ctx,
  input: {
    readonly projectId: string
    readonly version: number
    readonly on?: string
    readonly fileId?: string | null
  },
  action: string,
  rule: (project: Project) => Project,
): Promise<ProjectView> {
  return ctx.transaction(async (tx) => {
    const before = await lockProject(tx, scopeOf(ctx, 'project.write'), input.projectId)
    if (input.on !== undefined && input.on > dayOf(ctx.now))
      throw new Refusal('budget.in-future', { day: input.on })
    if (input.fileId) await getStoredFile(tx, { unitIds: [before.unitId] }, input.fileId)
    const next = { ...rule(before), version: input.version, changedAt: ctx.now }
    const refusal = whyNotSave(next) ?? (action.startsWith('arrival.') ? whyNotArrive(next) : null)
    if (refusal) throw refusal
    const after = await saveProject(tx, next)
    await fixBudgetFacts(tx, ctx, after)
    const view = await projectView(tx, ctx, after)
    await audit(tx, ctx, { action, unitId: after.unitId, subjectId: after.id, before, after })
    return view
  })
}
