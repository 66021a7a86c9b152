import type { Due } from '../kernel/due.ts'
import { type Fen, wanText } from '../kernel/money.ts'
import { type Day, daysBetween } from '../kernel/time.ts'
import type { Amounts } from './amounts.ts'
import { type Milestone, warningDays } from './milestones.ts'
import type { Project } from './project.ts'

/** What the duties about a project's money are found from. */
export type DueGround = {
  readonly project: Pick<Project, 'id' | 'unitId' | 'name' | 'year' | 'finishedOn' | 'leftover'>
  /** Milestones and leftovers are the owner's; completing payments is the owner's and the finance office's. */
  readonly isOwner: boolean
  readonly amounts: Amounts
  readonly milestones: readonly Milestone[]
  /** Payments that do not say everything yet. */
  readonly incomplete: number
  readonly today: Day
}

/** What is still to be done about a project's money, most urgent first. */
export function budgetDue(ground: DueGround): Due[] {
  const { project, amounts, today } = ground
  const page = `/budget/projects/${project.id}`
  const due = (what: string, link: string, dueOn: Day | null, facts: Due['facts']): Due => ({
    key: `budget.${what}:${project.id}${dueOn ? `:${dueOn}` : ''}`,
    unitId: project.unitId,
    code: `budget.due.${what}`,
    facts: { project: project.name, ...facts },
    link,
    dueOn,
  })
  const found: Due[] = []
  if (ground.isOwner && amounts.spent !== null && amounts.spent > amounts.fullYear)
    found.push(due('overspent', page, null, { over: wanText((amounts.spent - amounts.fullYear) as Fen) }))
  const running = ground.isOwner && project.finishedOn === null && today.startsWith(String(project.year))
  const unmeasured = ground.milestones.filter((one) => one.verdict === 'not-measured')
  const latest = unmeasured.at(-1)
  if (running && latest && latest.planned !== null) {
    const facts = { count: unmeasured.length, day: latest.day, planned: wanText(latest.planned) }
    found.push(due('nothing-paid', `${page}/milestones`, unmeasured[0]?.day ?? null, facts))
  }
  if (running)
    for (const milestone of ground.milestones) {
      if (milestone.toPay === null || milestone.toPay === 0) continue
      const { label, labelEn, day } = milestone
      const facts = { label, labelEn, day, toPay: wanText(milestone.toPay) }
      const left = daysBetween(today, milestone.day)
      if (milestone.verdict === 'missed')
        found.push(due('missed', `${page}/milestones`, milestone.day, facts))
      if (milestone.verdict === 'open' && left <= Math.max(...warningDays))
        found.push(due('milestone', `${page}/milestones`, milestone.day, { ...facts, left }))
    }
  if (ground.incomplete > 0)
    found.push(due('incomplete', `${page}/payments?incomplete=true`, null, { count: ground.incomplete }))
  const unspent = amounts.spent === null ? 0 : amounts.fullYear - amounts.spent
  if (ground.isOwner && today > `${project.year}-12-31` && project.leftover === null && unspent > 0)
    found.push(due('leftover', `${page}/edit`, null, { left: wanText(unspent as Fen), year: project.year }))
  return found
}
