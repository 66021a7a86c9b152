import type { Fact, Finding } from '../kernel/fact.ts'

/** Why a number that once was a fact is none any more. */
export const goneWhy = 'budget.why.gone'

/**
 * Findings that end facts in force which nothing makes any more: a use that was taken out of the project, an arrival that was
 * taken back, a milestone of another template, the year before it was corrected. Their value is null, never 0.
 *
 * @param inForce facts about the project and its parts; those of other domains are left alone
 * @param findings what the project's money says now
 */
export function goneFindings(inForce: readonly Fact[], findings: readonly Finding[]): Finding[] {
  const key = (f: Finding) => `${f.metric} ${f.subject} ${f.period}`
  const made = new Set(findings.map(key))
  return inForce
    .filter((fact) => fact.metric.startsWith('budget.') && !made.has(key(fact)))
    .map(({ unitId, metric, subject, period, unit, evidence }) => ({
      unitId,
      metric,
      subject,
      period,
      value: null,
      why: goneWhy,
      unit,
      evidence,
    }))
}
