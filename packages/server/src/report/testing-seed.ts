import { Payment } from '@rongheng/core/budget/payment'
import { Project } from '@rongheng/core/budget/project'
import { actualFinding } from '@rongheng/core/evaluate/measure'
import { ActualEntry } from '@rongheng/core/evaluate/measurement'
import { FactId, type Period } from '@rongheng/core/kernel/fact'
import type { Instant } from '@rongheng/core/kernel/time'
import { dayStart, type Day } from '@rongheng/core/kernel/time'
import { outlineKind, slotsOf } from '@rongheng/core/report/outline'
import { Report } from '@rongheng/core/report/report'
import { addPayments } from '@rongheng/storage/budget/payments'
import { addProject } from '@rongheng/storage/budget/projects'
import { addGoal, saveOutcome } from '@rongheng/storage/evaluate/goals'
import { replaceIndicators } from '@rongheng/storage/evaluate/indicators'
import { addEntry } from '@rongheng/storage/evaluate/results'
import { appendFact } from '@rongheng/storage/kernel/facts'
import { addReport } from '@rongheng/storage/report/reports'
import { fixBudgetFacts } from '../budget/fix-budget-facts.ts'
import type { Ctx } from '../ctx.ts'
import { reportContent, reportInputs } from './testing-project.ts'

/**
 * Writes the fixture project under new ids into a unit, with payments, goal, results and a report whose every place is
 * filled. Seeds differ in payments and results, so that no two reports are alike.
 *
 * @returns the project's id
 */
export async function seedReportProject(ctx: Ctx, unitId: string, seed: number): Promise<string> {
  const inputs = reportInputs(ctx.ports.rulebook, seed)
  const at = dayStart('2024-02-20' as Day) as Instant
  const fresh = (prefix: string) => ctx.newId(prefix)
  const project = Project.parse({
    ...inputs.project,
    id: fresh('prj'),
    unitId,
    ownerId: ctx.actor.id,
    uses: inputs.project.uses.map((u) => ({ ...u, id: fresh('use') })),
    arrivals: inputs.project.arrivals.map((a) => ({ ...a, id: fresh('arr') })),
  })
  const use = (n: number) => project.uses[n]?.id ?? null
  const shift = (seed * 7_919) % 90_000
  const payments = [
    { on: '2023-03-20', useId: use(0), amount: 9_600_000 + shift },
    { on: '2023-06-18', useId: use(2), amount: 19_000_000 - shift },
    { on: '2023-09-12', useId: use(1), amount: 8_400_000 },
    { on: '2023-10-25', useId: use(2), amount: 6_100_000 },
    { on: '2023-12-08', useId: use(0), amount: 2_770_000 },
  ].map((p, n) =>
    Payment.parse({
      ...p,
      id: fresh('pay'),
      unitId,
      projectId: project.id,
      source: 'appropriation',
      payee: n % 2 ? '示例广电设备有限公司' : '示例信息技术有限公司',
      payeeAccount: null,
      payeeBank: null,
      contract: n % 2 ? '设备质保合同' : '平台运维服务合同',
      purpose: '运维费',
      voucher: `记-${n + 1}`,
      people: { uses: '李雯', applies: '王强', carriesOut: '赵敏', evaluates: '陈静' },
      batchId: null,
      dedupeKey: `voucher|${n}`,
      reversed: null,
      createdAt: at,
      version: 1,
    }),
  )
  await ctx.transaction(async (tx) => {
    await addProject(tx, project)
    await addPayments(tx, payments)
    await fixBudgetFacts(tx, ctx, project)
    if (!inputs.goal) throw new Error('the fixture has a goal')
    const goal = await addGoal(tx, {
      ...inputs.goal,
      id: fresh('gol') as typeof inputs.goal.id,
      unitId,
      projectId: project.id,
    })
    const indicators = inputs.indicators.map((i) => ({
      ...i,
      id: fresh('ind') as typeof i.id,
      unitId,
      projectId: project.id,
      goalId: goal.id,
    }))
    await replaceIndicators(tx, goal.id, indicators, at)
    for (const [n, indicator] of indicators.entries()) {
      const measured = inputs.measurements.find((m) => m.indicatorId === inputs.indicators[n]?.id)
      if (!measured || indicator.measuredBy.kind !== 'hand') continue
      const finding = actualFinding(indicator, '2023' as Period, measured.actual, [])
      const fact = {
        ...finding,
        id: FactId.parse(fresh('fct')),
        recordedAt: at,
        recordedBy: ctx.actor.id,
        replaces: null,
      }
      await appendFact(tx, fact)
      await addEntry(
        tx,
        project.id,
        ActualEntry.parse({
          id: fresh('act'),
          unitId,
          indicatorId: indicator.id,
          factId: fact.id,
          enteredAt: at,
          enteredBy: ctx.actor.id,
          period: '2023',
          actual: measured.actual,
          deviationReason: measured.deviationReason,
          improvement: measured.improvement,
          reduction: null,
          sample: null,
          files: [],
        }),
      )
    }
    await saveOutcome(tx, unitId, {
      projectId: project.id,
      achieved: inputs.outcome?.achieved ?? '',
      executionReason: inputs.outcome?.executionReason ?? '',
      version: 0,
    })
    for (const { id, rule } of ctx.ports.rulebook.list(outlineKind))
      await addReport(
        tx,
        Report.parse({
          id: fresh('rpt'),
          unitId,
          projectId: project.id,
          outlineId: id,
          content: reportContent(slotsOf(rule)),
          state: 'draft',
          version: 1,
          changedAt: at,
          changedBy: ctx.actor.id,
        }),
      )
  })
  return project.id
}
