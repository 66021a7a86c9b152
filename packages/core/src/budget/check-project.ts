import { z } from 'zod'
import { type Fen, sumFen, wanText, yuanText } from '../kernel/money.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import { fourAmounts, type PaidOn } from './amounts.ts'
import type { Project } from './project.ts'
import { sources } from './source.ts'

/** What must be true of a project before it is saved. */
export type ProjectDraft = Pick<
  Project,
  'uses' | 'initial' | 'adjustments' | 'arrivals' | 'year' | 'finishedOn'
>

/**
 * Why a project cannot be saved; null when it can. Its uses add up to 年初预算数 exactly, no source's 全年预算数 falls
 * below 0, and it is finished in or after its own year.
 */
export function whyNotSave(draft: ProjectDraft): Refusal | null {
  const uses = sumFen(draft.uses.map((use) => use.amount))
  const initial = sumFen(sources.map((source) => draft.initial[source]))
  if (uses !== initial)
    return new Refusal(uses < initial ? 'budget.uses-too-low' : 'budget.uses-too-high', {
      uses: wanText(uses),
      initial: wanText(initial),
      difference: yuanText(Math.abs(uses - initial) as Fen),
    })
  const { bySource } = fourAmounts(draft, [])
  for (const source of sources)
    if (bySource[source].fullYear < 0)
      return new Refusal('budget.below-zero', { source, fullYear: wanText(bySource[source].fullYear) })
  if (draft.finishedOn !== null && Number(draft.finishedOn.slice(0, 4)) < draft.year)
    return new Refusal('budget.finished-before-year', { day: draft.finishedOn, year: draft.year })
  return null
}

/** Reviewers want the money of a project split into at least so many uses. */
const ENOUGH_USES = 3

/**
 * What must be asked before a project is saved, unless it was so before: it has at least one use; fewer than three and a
 * budget of 0 need to be meant.
 *
 * @param said what the person said to it
 */
export function askBeforeSave(
  draft: Pick<Project, 'uses' | 'initial'>,
  before: Pick<Project, 'uses' | 'initial'> | null,
  said: { readonly fewUses?: boolean | undefined; readonly zeroWhy?: string | undefined },
): Refusal | null {
  const budget = (of: Pick<Project, 'initial'>) => sumFen(sources.map((source) => of.initial[source]))
  const count = draft.uses.length
  if (count === 0 && before?.uses.length !== 0) return new Refusal('budget.no-uses')
  const asked = before !== null && before.uses.length <= count
  if (count < ENOUGH_USES && !asked && said.fewUses !== true) return new Refusal('budget.few-uses', { count })
  const zeroBefore = before !== null && budget(before) === 0
  if (budget(draft) === 0 && !zeroBefore && !said.zeroWhy) return new Refusal('budget.zero-budget')
  return null
}

/**
 * Why an arrival, or taking one back, is refused; null when it is not: more cannot be taken back from a source than arrived.
 */
export function whyNotArrive(project: ProjectDraft): Refusal | null {
  const { bySource } = fourAmounts(project, [])
  for (const source of sources) {
    const { arrived } = bySource[source]
    if (arrived !== null && arrived < 0)
      return new Refusal('budget.arrived-below-zero', { source, arrived: wanText(arrived) })
  }
  return null
}

/** Something about a project's money that a reviewer would ask about. It is shown; nothing is refused for it. */
export const Remark = z.object({
  /** `error`: one of the records must be wrong. `warning`: needs an explanation. */
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Remark = z.infer<typeof Remark>

const remark = (severity: Remark['severity'], code: string, facts: Remark['facts'] = {}): Remark => ({
  severity,
  code: `budget.remark.${code}`,
  facts,
})

/**
 * What is odd about a project's money as it stands.
 *
 * @param lastYear the project it was copied from, whose 结转 should be this one's 上年结转资金; null when there is none
 */
export function projectRemarks(
  project: Project,
  paid: readonly PaidOn[],
  today: Day,
  lastYear: Pick<Project, 'leftover'> | null,
): Remark[] {
  const found: Remark[] = []
  const { total, bySource } = fourAmounts(project, paid)
  if (project.uses.length < ENOUGH_USES)
    found.push(remark('warning', 'few-uses', { count: project.uses.length }))
  if (total.spent !== null && total.spent > total.fullYear)
    found.push(
      remark('error', 'overspent', {
        spent: wanText(total.spent),
        fullYear: wanText(total.fullYear),
        over: wanText((total.spent - total.fullYear) as Fen),
      }),
    )
  for (const source of sources) {
    const { spent, fullYear } = bySource[source]
    // Said once is enough when the whole project is overspent.
    if (spent !== null && spent > fullYear && (total.spent ?? 0) <= total.fullYear)
      found.push(
        remark('error', `overspent-${source}`, { spent: wanText(spent), fullYear: wanText(fullYear) }),
      )
  }
  if (total.spent !== null && total.spent < 0)
    found.push(remark('error', 'spent-below-zero', { spent: wanText(total.spent) }))
  if (total.arrived !== null && total.arrived > total.fullYear)
    found.push(
      remark('warning', 'arrived-above-budget', {
        arrived: wanText(total.arrived),
        fullYear: wanText(total.fullYear),
      }),
    )
  if (total.spent !== null && total.arrived !== null && total.spent > total.arrived)
    found.push(
      remark('warning', 'spent-above-arrived', {
        spent: wanText(total.spent),
        arrived: wanText(total.arrived),
      }),
    )
  if (total.spent !== null && total.arrived === null) found.push(remark('warning', 'no-arrival'))
  found.push(...leftoverRemarks(project, paid, today))
  const carried = lastYear?.leftover?.carriedOver
  if (carried !== undefined && carried !== project.initial['carried-over'])
    found.push(
      remark('warning', 'carried-over-differs', {
        lastYear: wanText(carried),
        here: wanText(project.initial['carried-over']),
      }),
    )
  return found
}

function leftoverRemarks(project: Project, paid: readonly PaidOn[], today: Day): Remark[] {
  const { total } = fourAmounts(project, paid)
  if (total.spent === null || total.spent > total.fullYear) return []
  const left = (total.fullYear - total.spent) as Fen
  const over = today > `${project.year}-12-31`
  if (project.leftover === null)
    return over && left > 0 ? [remark('warning', 'leftover-not-said', { left: wanText(left) })] : []
  const said = (project.leftover.carriedOver + project.leftover.surplus) as Fen
  return said === left
    ? []
    : [remark('error', 'leftover-differs', { said: wanText(said), left: wanText(left) })]
}

/** What a copy for the next year takes along: name, code, owner, kind of funds, uses with amounts, 年初预算数 and milestones. */
export function copyForYear(
  from: Project,
  to: Pick<Project, 'id' | 'code' | 'year' | 'createdAt'> & {
    readonly useIds: readonly Project['uses'][number]['id'][]
  },
): Project {
  return {
    ...from,
    id: to.id,
    code: to.code,
    year: to.year,
    uses: from.uses.map((use, i) => ({ ...use, id: to.useIds[i] ?? use.id })),
    adjustments: [],
    arrivals: [],
    leftover: null,
    finishedOn: null,
    copiedFrom: from.id,
    createdAt: to.createdAt,
    changedAt: to.createdAt,
    version: 1,
  }
}
