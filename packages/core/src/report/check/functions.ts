import type { CheckFunction } from './check-function.ts'
import { executionRate } from './rules/execution-rate.ts'

/** Every function that a file of rulebook/report-check may name. */
export const checkFunctions = {
  'execution-rate': executionRate,
} as const satisfies Record<string, CheckFunction>
export type CheckFunctionName = keyof typeof checkFunctions
