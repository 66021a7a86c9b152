import type { CheckFunction } from './check-function.ts'
import { executionPoints } from './rules/execution-points.ts'
import { pointsInRange } from './rules/points-in-range.ts'
import { weightsAddUp } from './rules/weights-add-up.ts'

/** The functions that judge tables alone. */
export const tableFunctions = {
  'execution-points': executionPoints,
  'points-in-range': pointsInRange,
  'weights-add-up': weightsAddUp,
} as const satisfies Record<string, CheckFunction>
