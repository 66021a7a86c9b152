import { z } from 'zod'
import { Refusal } from '../kernel/refusal.ts'

/** What hangs on a project, counted: it decides whether the project can still be deleted, or moved into another year. */
export const ProjectTies = z.object({
  /** Payments that count. */
  payments: z.int(),
  /** Adjustments and arrivals that count. */
  documents: z.int(),
  /** 1 when goals were begun. */
  goals: z.int(),
  /** 1 when these goals were handed in or approved. */
  handedIn: z.int(),
  /** Results of indicators that people entered. */
  results: z.int(),
  /** Reports begun. */
  reports: z.int(),
  /** Signed versions of reports. */
  editions: z.int(),
})
export type ProjectTies = z.infer<typeof ProjectTies>

/** Why a project cannot be deleted; null when it can. Adjustments, arrivals and drafts go with it: nobody relies on them. */
export function whyNotDelete(ties: ProjectTies): Refusal | null {
  if (ties.editions > 0) return new Refusal('budget.delete-signed', { count: ties.editions })
  if (ties.payments > 0) return new Refusal('budget.delete-paid', { count: ties.payments })
  if (ties.handedIn > 0) return new Refusal('budget.delete-goals')
  if (ties.results > 0) return new Refusal('budget.delete-results', { count: ties.results })
  return null
}

/** Why a project cannot be moved into another year; null when it can: whatever carries a day or a target belongs to its year. */
export function whyNotChangeYear(ties: ProjectTies): Refusal | null {
  if (ties.payments > 0) return new Refusal('budget.year-paid', { count: ties.payments })
  if (ties.documents > 0) return new Refusal('budget.year-documents', { count: ties.documents })
  if (ties.goals + ties.results + ties.reports > 0) return new Refusal('budget.year-evaluated')
  return null
}
