import type { Payment } from '../budget/payment.ts'
import type { Project } from '../budget/project.ts'
import type { Goal, Outcome } from '../evaluate/goal.ts'
import type { Indicator } from '../evaluate/indicator.ts'
import { type Day, yearOf } from '../kernel/time.ts'
import {
  goal2022,
  goal2023,
  goalNow,
  outcome2022,
  outcome2023,
  targets2022,
  targets2023,
  targetsNow,
} from './goals.ts'
import { indicatorsOf } from './indicators.ts'
import { payments2022, project2022 } from './project-2022.ts'
import { payments2023, project2023 } from './project-2023.ts'
import { paymentsNow, projectNow } from './project-now.ts'
import { type ExampleResult, results2022, results2023, resultsNow } from './results.ts'

/** One project of the example with everything that hangs on it. */
export type ExampleProject = {
  /** Names the ids of what belongs to it, see `exampleId`. */
  readonly group: string
  readonly project: Project
  readonly payments: readonly Payment[]
  readonly goal: Goal
  readonly indicators: readonly Indicator[]
  /** Null while the year is not over. */
  readonly outcome: Outcome | null
  readonly results: readonly ExampleResult[]
}

/**
 * The three projects of the example center: 2022 and 2023 are finished and fixed, the third one runs on `today` and its
 * dates hang on it.
 */
export function exampleProjects(today: Day): ExampleProject[] {
  const now = projectNow(today)
  return [
    {
      group: '2022',
      project: project2022,
      payments: payments2022,
      goal: goal2022,
      indicators: indicatorsOf('2022', project2022.id, targets2022),
      outcome: outcome2022,
      results: results2022,
    },
    {
      group: '2023',
      project: project2023,
      payments: payments2023,
      goal: goal2023,
      indicators: indicatorsOf('2023', project2023.id, targets2023),
      outcome: outcome2023,
      results: results2023,
    },
    {
      group: '9999',
      project: now,
      payments: paymentsNow(today),
      goal: goalNow(now.id, yearOf(today)),
      indicators: indicatorsOf('9999', now.id, targetsNow(yearOf(today))),
      outcome: null,
      results: resultsNow(today),
    },
  ]
}
