import type { RuleFile } from '../../kernel/rulebook.ts'
import type { CheckContext, CheckFunction, Hit, ReportReading } from './check-function.ts'
import type { CheckRule } from './check-rule.ts'
import { withDeductions } from './deduct.ts'
import { type Finding, Severity } from './finding.ts'
import { checkFunctions } from './functions.ts'
import { byPlace } from './place.ts'

/** Every objection of the given rules to a report: the worst first, then in reading order. */
export function check(
  reading: ReportReading,
  rules: readonly RuleFile<CheckRule>[],
  context: CheckContext,
): Finding[] {
  const findings = rules.flatMap(({ rule }) => {
    const fn = checkFunctions[rule.fn] as CheckFunction
    return fn.find(reading, rule.parameters, context).map((hit) => findingOf(rule, hit, context))
  })
  return worstFirst(withDeductions(reading, findings, context.deductions))
}

/** The worst first, then in reading order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = Severity.options
  return findings.toSorted(
    (a, b) =>
      rank.indexOf(a.severity) - rank.indexOf(b.severity) || firstPlace(a, b) || (a.rule < b.rule ? -1 : 1),
  )
}

function firstPlace(a: Finding, b: Finding): number {
  const [p, q] = [a.quotes[0], b.quotes[0]]
  return p && q ? byPlace(p, q) : p ? -1 : q ? 1 : 0
}

function findingOf(rule: CheckRule, hit: Hit, context: CheckContext): Finding {
  const quoted = hit.quotes.map((q) => q.text.replace(/\s/g, ''))
  return {
    rule: rule.id,
    severity: rule.ownSeverity
      ? rule.severity
      : (hit.severity ?? rule.says[hit.says]?.severity ?? rule.severity),
    says: hit.says,
    facts: { ...hit.facts },
    quotes: [...hit.quotes],
    record: hit.record && context.known ? { kind: hit.record, projectId: context.known.id } : null,
    assumes: rule.assumes ? (context.ruleSet?.id ?? null) : null,
    key: [rule.id, hit.says, ...quoted].join('|'),
  }
}
