import type { CheckFunction } from './check-function.ts'
import { knownFunctions } from './known/known-functions.ts'
import { amountsAgree } from './rules/amounts-agree.ts'
import { arrivedCoversSpent } from './rules/arrived-covers-spent.ts'
import { attachmentsThere } from './rules/attachments-there.ts'
import { countsAgree } from './rules/counts-agree.ts'
import { datesPossible } from './rules/dates-possible.ts'
import { executionRate } from './rules/execution-rate.ts'
import { figuresFollow } from './rules/figures-follow.ts'
import { fullScore } from './rules/full-score.ts'
import { gradeFitsScore } from './rules/grade-fits-score.ts'
import { headingNumbers } from './rules/heading-numbers.ts'
import { lastYearAgrees } from './rules/last-year-agrees.ts'
import { leftoverExplained } from './rules/leftover-explained.ts'
import { milestonesExplained } from './rules/milestones-explained.ts'
import { misprint } from './rules/misprint.ts'
import { namedWithout } from './rules/named-without.ts'
import { namesConstant } from './rules/names-constant.ts'
import { nothingSays } from './rules/nothing-says.ts'
import { missingParts, outdated } from './rules/outline-parts.ts'
import { overHundred } from './rules/over-hundred.ts'
import { partLacks } from './rules/part-lacks.ts'
import { partsAddUp } from './rules/parts-add-up.ts'
import { phrase } from './rules/phrase.ts'
import { signedAndDated } from './rules/signed-and-dated.ts'
import { strengthsDiffer } from './rules/strengths-differ.ts'
import { totalsAgree } from './rules/totals-agree.ts'
import { unitSlip } from './rules/unit-slip.ts'
import { usesSplit } from './rules/uses-split.ts'
import { tableFunctions } from './table-functions.ts'

/** Every function that a file of rulebook/report-check may name. */
export const checkFunctions = {
  'amounts-agree': amountsAgree,
  'arrived-covers-spent': arrivedCoversSpent,
  'attachments-there': attachmentsThere,
  'counts-agree': countsAgree,
  'dates-possible': datesPossible,
  'execution-rate': executionRate,
  'figures-follow': figuresFollow,
  'full-score': fullScore,
  'grade-fits-score': gradeFitsScore,
  'heading-numbers': headingNumbers,
  'last-year-agrees': lastYearAgrees,
  'leftover-explained': leftoverExplained,
  'milestones-explained': milestonesExplained,
  misprint,
  'named-without': namedWithout,
  'names-constant': namesConstant,
  'nothing-says': nothingSays,
  'missing-parts': missingParts,
  outdated,
  'over-hundred': overHundred,
  'part-lacks': partLacks,
  'parts-add-up': partsAddUp,
  phrase,
  'signed-and-dated': signedAndDated,
  'strengths-differ': strengthsDiffer,
  'totals-agree': totalsAgree,
  'unit-slip': unitSlip,
  'uses-split': usesSplit,
  ...tableFunctions,
  ...knownFunctions,
} as const satisfies Record<string, CheckFunction>
export type CheckFunctionName = keyof typeof checkFunctions
