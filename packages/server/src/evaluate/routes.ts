import { evaluateApi } from '@rongheng/core/evaluate/api'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { due } from './due.ts'
import { enterActual } from './enter-actual.ts'
import {
  attachEvidence,
  downloadEvidence,
  listEvidence,
  uploadEvidence,
  withdrawEvidence,
} from './evidence.ts'
import { fillIndicator } from './fill-indicator.ts'
import { moveGoal, reviewGoal } from './move-goal.ts'
import { getGoal, results } from './read-goal.ts'
import { overview } from './overview.ts'
import { rulebook } from './rules.ts'
import { saveGoal } from './save-goal.ts'
import { saveOutcome } from './save-outcome.ts'
import { compareScores, score, scoreInput, selfTable, whatIf } from './score.ts'

/** Routes of goals, indicators, results, evidence and scores. */
export function evaluateRoutes(app: App): void {
  route(app, evaluateApi.rulebook, rulebook)
  route(app, evaluateApi.due, due)
  route(app, evaluateApi.overview, overview)
  route(app, evaluateApi.getGoal, getGoal)
  route(app, evaluateApi.saveGoal, saveGoal)
  route(app, evaluateApi.moveGoal, moveGoal)
  route(app, evaluateApi.reviewGoal, reviewGoal)
  route(app, evaluateApi.fillIndicator, fillIndicator)
  route(app, evaluateApi.saveOutcome, saveOutcome)
  route(app, evaluateApi.results, results)
  route(app, evaluateApi.enterActual, enterActual)
  route(app, evaluateApi.listEvidence, listEvidence)
  route(app, evaluateApi.uploadEvidence, uploadEvidence)
  route(app, evaluateApi.attachEvidence, attachEvidence)
  route(app, evaluateApi.withdrawEvidence, withdrawEvidence)
  route(app, evaluateApi.downloadEvidence, downloadEvidence)
  route(app, evaluateApi.score, score)
  route(app, evaluateApi.scoreInput, scoreInput)
  route(app, evaluateApi.compareScores, compareScores)
  route(app, evaluateApi.whatIf, whatIf)
  route(app, evaluateApi.selfTable, selfTable)
}
