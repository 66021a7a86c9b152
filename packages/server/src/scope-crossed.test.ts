import { centerId, examplePeople } from '@rongheng/core/example/center'
import { insert } from '@rongheng/storage/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  answerTo,
  ask,
  centerName,
  db,
  goal,
  ledger,
  mine,
  money,
  now,
  otherUnit,
  otherUser,
  outlineId,
  payment,
  pdf,
  project,
  projectId,
  report,
  signReport,
  type Answer,
} from './testing-walk.ts'

const foreign = (name: string, input: object, bytes?: Uint8Array): Promise<Answer> =>
  answerTo('foreigner', name, input, bytes)
let theirFile = ''
let theirEvidence = ''

describe("a record of one's own together with the id of another unit's record is refused, and nothing of that record is shown", () => {
  let own: Answer
  let byHand: number
  let ownIndicator: string
  let ownFile: string
  const version = async () => (await foreign('budget.getProject', { projectId: own.id })).project.version

  beforeAll(async () => {
    await signReport()
    theirFile = (await mine('budget.uploadDocument', { projectId, name: '文件.pdf' }, pdf)).id
    theirEvidence = (await mine('evaluate.uploadEvidence', { projectId, name: '佐证.pdf' }, pdf)).file.id
    const { version: seen } = (await project()).project
    await mine('budget.addAdjustment', { ...money, fileId: null, projectId, version: seen })
    await insert(db, 'user_account', {
      id: otherUser,
      unit_id: otherUnit,
      user_name: 'other',
      name: '外人',
      password_hash: '',
      password_set_at: new Date(now),
      must_change: false,
      active_since: new Date(now),
      created_at: new Date(now),
    })
    await insert(db, 'role_grant', {
      user_id: otherUser,
      unit_id: otherUnit,
      role: 'project-owner',
      granted_by: 'os:root',
      granted_at: new Date(now),
    })
    const entry = await draft()
    own = (await foreign('budget.createProject', entry)).project
    const sheet = await goal()
    const { annual, stages, templateId, ruleSetId } = sheet.goal
    const indicators = sheet.indicators.map(
      ({ unitId: _u, projectId: _p, goalId: _g, position: _n, id: _i, ...rest_ }: Answer) => ({
        ...rest_,
        id: null,
      }),
    )
    const saved = await foreign('evaluate.saveGoal', {
      projectId: own.id,
      version: 0,
      annual,
      stages,
      templateId,
      ruleSetId,
      indicators,
    })
    // One whose value is entered by hand; the same row on both sides.
    byHand = saved.indicators.findIndex((one: Answer) => one.measuredBy.kind === 'hand')
    ownIndicator = saved.indicators[byHand].id
    ownFile = (await foreign('evaluate.uploadEvidence', { projectId: own.id, name: '自.pdf' }, pdf)).file.id
  })

  const draft = async () => {
    const { project: p } = await project()
    const { fundKind, initial, milestones } = p
    const uses = p.uses.map(({ name, amount }: Answer) => ({ name, amount }))
    const entry = { fundKind, initial, milestones, uses, finishedOn: null, leftover: null }
    return {
      ...entry,
      ownerId: otherUser,
      unitId: otherUnit,
      year: 2023,
      code: 'OTHER-1',
      name: '外单位项目',
    }
  }
  const theirIndicator = async () => (await goal()).indicators[0].id

  const crossed: Record<string, [string, () => Promise<object>, Uint8Array?]> = {
    'a new project with their person as owner': [
      'budget.createProject',
      async () => ({ ...(await draft()), code: 'OTHER-2', ownerId: examplePeople.reader.id }),
    ],
    'a download of their document by way of an own project': [
      'budget.downloadDocument',
      async () => ({ projectId: own.id, fileId: theirFile }),
    ],
    'an adjustment with their document': [
      'budget.addAdjustment',
      async () => ({ ...money, projectId: own.id, version: await version(), fileId: theirFile }),
    ],
    'an arrival with their document': [
      'budget.addArrival',
      async () => ({ ...money, projectId: own.id, version: await version(), fileId: theirFile }),
    ],
    'taking back their adjustment by way of an own project': [
      'budget.removeAdjustment',
      async () => ({
        projectId: own.id,
        version: await version(),
        why: 'x',
        adjustmentId: (await project()).project.adjustments.at(-1).id,
      }),
    ],
    'taking back their arrival by way of an own project': [
      'budget.removeArrival',
      async () => ({
        projectId: own.id,
        version: await version(),
        why: 'x',
        arrivalId: (await project()).project.arrivals[0].id,
      }),
    ],
    'a payment for their use': [
      'budget.addPayment',
      async () => {
        const { payee, payeeBank, contract, purpose, people } = await payment()
        const useId = (await project()).project.uses[0].id
        const entry = { useId, payee, payeeBank, contract, purpose, people, voucher: null }
        return { ...entry, on: '2023-12-20', amount: 12_345, source: 'appropriation', projectId: own.id }
      },
    ],
    'a ledger for their project': [
      'ledger.upload',
      async () => ({ name: '支付.xlsx', unitId: otherUnit, projectId, year: 2023 }),
      ledger(),
    ],
    'an own ledger read for their project': [
      'ledger.settle',
      async () => {
        const { id } = await foreign(
          'ledger.upload',
          { name: '三.xlsx', unitId: otherUnit, year: 2023 },
          ledger(),
        )
        const { version: v, settings } = await foreign('ledger.get', { batchId: id })
        return { batchId: id, version: v, settings: { ...settings, projectBy: 'chosen', projectId } }
      },
    ],
    'a result with their file as evidence': [
      'evaluate.enterActual',
      async () => {
        const { entries } = await mine('evaluate.results', { projectId })
        const like = (await goal()).indicators[byHand].id
        const { period, actual, deviationReason, improvement, reduction } = entries.find(
          (one: Answer) => one.indicatorId === like,
        )
        const entry = { period, actual, deviationReason, improvement, reduction }
        return { ...entry, indicatorId: ownIndicator, files: [theirEvidence] }
      },
    ],
    'evidence uploaded for their indicator': [
      'evaluate.uploadEvidence',
      async () => ({ projectId: own.id, name: 'x.pdf', indicatorId: await theirIndicator() }),
      pdf,
    ],
    'own evidence attached to their indicator': [
      'evaluate.attachEvidence',
      async () => ({ fileId: ownFile, indicatorIds: [await theirIndicator()], note: '' }),
    ],
    'a goal saved with their indicator': [
      'evaluate.saveGoal',
      async () => {
        const sheet = await foreign('evaluate.getGoal', { projectId: own.id })
        const { annual, stages, templateId, ruleSetId, version: v } = sheet.goal
        const id = await theirIndicator()
        const indicators = sheet.indicators.map(
          ({ unitId: _u, projectId: _p, goalId: _g, position: _n, ...one }: Answer, i: number) =>
            i === 0 ? { ...one, id } : one,
        )
        return { projectId: own.id, version: v, annual, stages, templateId, ruleSetId, indicators }
      },
    ],
    'a hand number with their document': [
      'report.addNumber',
      async () => ({
        projectId: own.id,
        label: '受众',
        value: '12',
        unit: '万人',
        document: '表',
        fileId: theirFile,
      }),
    ],
    'their signed report by way of an own project': [
      'report.exportReport',
      async () => ({
        projectId: own.id,
        outlineId,
        format: 'xlsx',
        editionId: (await report()).editions[0].id,
      }),
    ],
    'a role for an own user at their unit': [
      'identity.grantRoles',
      async () => {
        const made = await foreign('identity.addUser', { unitId: otherUnit, userName: 'clerk', name: '员' })
        const { id, version: v } = made.user
        return { userId: id, version: v, grants: [{ unitId: centerId, role: 'reader' }] }
      },
    ],
  }

  test.each(Object.entries(crossed))('%s', async (_what, [name, input, bytes]) => {
    const answer = await ask('foreigner', name, await input(), bytes)
    expect([answer.statusCode, answer.json().code]).toEqual([404, expect.stringMatching(/\.no-such-/)])
    expect(answer.body).not.toContain(centerName)
  })
})
