import type { CheckFunction } from '../check-function.ts'
import { knownAmounts } from './known-amounts.ts'
import { knownIndicators } from './known-indicators.ts'
import { knownMilestones } from './known-milestones.ts'
import { knownNames } from './known-names.ts'
import { knownRate } from './known-rate.ts'
import { knownResults } from './known-results.ts'
import { knownScore } from './known-score.ts'
import { knownTargets } from './known-targets.ts'

/** The functions that hold a report against what the program knows of its project. */
export const knownFunctions = {
  'known-amounts': knownAmounts,
  'known-indicators': knownIndicators,
  'known-milestones': knownMilestones,
  'known-names': knownNames,
  'known-rate': knownRate,
  'known-results': knownResults,
  'known-score': knownScore,
  'known-targets': knownTargets,
} as const satisfies Record<string, CheckFunction>
