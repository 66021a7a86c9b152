import type { CheckFunction } from './check-function.ts'
import { actualInWords } from './rules/actual-in-words.ts'
import { allFull } from './rules/all-full.ts'
import { blankCells } from './rules/blank-cells.ts'
import { budgetChanged } from './rules/budget-changed.ts'
import { carriedOverMixed } from './rules/carried-over.ts'
import { capsApplied } from './rules/caps-applied.ts'
import { executionPoints } from './rules/execution-points.ts'
import { goalCopied } from './rules/goal-copied.ts'
import { gradeBands } from './rules/grade-band.ts'
import { indicatorLint } from './rules/indicator-lint.ts'
import { pointsInRange } from './rules/points-in-range.ts'
import { farAboveWithoutReason, missedWithoutReason } from './rules/reason-missing.ts'
import { satisfactionEvidence } from './rules/satisfaction-evidence.ts'
import { metButDeducted, missedButFull } from './rules/target-and-points.ts'
import { hopefulForecast, notYetObservable } from './rules/too-early.ts'
import { weightsAddUp } from './rules/weights-add-up.ts'

/** The functions that judge tables alone. */
export const tableFunctions = {
  'actual-in-words': actualInWords,
  'all-full': allFull,
  'blank-cells': blankCells,
  'budget-changed': budgetChanged,
  'carried-over-mixed': carriedOverMixed,
  'caps-applied': capsApplied,
  'execution-points': executionPoints,
  'far-above-without-reason': farAboveWithoutReason,
  'goal-copied': goalCopied,
  'grade-bands': gradeBands,
  'hopeful-forecast': hopefulForecast,
  'indicator-lint': indicatorLint,
  'met-but-deducted': metButDeducted,
  'missed-but-full': missedButFull,
  'missed-without-reason': missedWithoutReason,
  'not-yet-observable': notYetObservable,
  'points-in-range': pointsInRange,
  'satisfaction-evidence': satisfactionEvidence,
  'weights-add-up': weightsAddUp,
} as const satisfies Record<string, CheckFunction>
