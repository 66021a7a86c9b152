import { anchorFile } from '@rongheng/adapters/files/anchor-file'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { readSpreadsheet } from '@rongheng/adapters/files/read-spreadsheet'
import { ledgerErrorFile } from '@rongheng/adapters/render/ledger-errors'
import { reportRenderer } from '@rongheng/adapters/render/report-renderer'
import { allEndpoints } from '@rongheng/core/api'
import { centerId, examplePeople } from '@rongheng/core/example/center'
import { project2023 } from '@rongheng/core/example/project-2023'
import { permissionsOf, type Permission } from '@rongheng/core/identity/permissions'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { requestOf } from '@rongheng/core/kernel/request'
import type { Day, Instant } from '@rongheng/core/kernel/time'
import { insert, testDb } from '@rongheng/storage/testing'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { xlsxOf } from '../../../tools/write-xlsx.mjs'
import { ledgerJobs } from './budget/ledger-jobs.ts'
import type { Ports } from './ctx.ts'
import { loadExample } from './example/load.ts'
import { buildApp } from './http/app.ts'
import { makeLog } from './http/log.ts'
import { makeFirstAdmin } from './identity/first-admin.ts'
import { allRoutes } from './routes.ts'
import { shippedRulebook, testCtx } from './testing.ts'

/**
 * Walks the whole list of contracts twice: as somebody who holds every permission, but at another unit, and as somebody who
 * holds them at the unit that owns the records. The first must get 404, or a list without a trace of the unit; then the
 * owner's very same call must succeed. A contract without an entry here fails the test.
 */
const db = await testDb()
const folder = mkdtempSync(path.join(tmpdir(), 'rongheng-walk-'))
const ports = {
  files: diskStore(folder),
  rulebook: await shippedRulebook(),
  anchors: anchorFile(path.join(folder, 'anchors.jsonl')),
  reports: reportRenderer(),
  pdf: { program: async () => null, toPdf: async () => ({ failed: 'none' }) },
  readSpreadsheet,
  ledgerErrorFile,
} as unknown as Ports
const now = Date.UTC(2024, 1, 20, 2) as Instant
const otherUnit = 'unt_01HWTHER00000000000000000A'
const otherUser = 'usr_01HWTHER00000000000000000A'
const projectId = project2023.id
const centerName = '示例区融媒体中心'

type Who = 'owner' | 'foreigner'
const every = [...new Set(Object.values(permissionsOf).flat())] as Permission[]
const actorAt = (unitId: string, id: string) => ({
  id,
  name: id === otherUser ? '外人' : '本人',
  grants: [],
  permissions: new Map(every.map((permission) => [permission, { unitIds: [unitId] }])),
})
const queued: { job: string; payload: unknown }[] = []
const { fastify, ...rest } = await buildApp({
  db,
  ports,
  enqueue: async (_tx, job, payload) => void queued.push({ job, payload }),
  clock: () => now,
  log: makeLog('silent'),
  door: {
    via: 'web',
    identify: async (request) => ({
      mustChange: false,
      actor:
        request.headers['x-who'] === 'owner'
          ? actorAt(centerId, examplePeople.owner.id)
          : actorAt(otherUnit, otherUser),
    }),
  },
})
for (const bind of allRoutes) bind({ fastify, ...rest })

const endpoints = new Map<string, Endpoint>(allEndpoints().map(({ name, endpoint }) => [name, endpoint]))

async function ask(who: Who, name: string, input: object, bytes?: Uint8Array) {
  const endpoint = endpoints.get(name)
  if (!endpoint) throw new Error(`no endpoint ${name}`)
  const parts = requestOf(endpoint, input as never)
  const answer = await fastify.inject({
    method: parts.method,
    url: parts.url,
    headers: {
      'x-who': who,
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...(parts.body !== null ? { 'content-type': 'application/json' } : {}),
    },
    ...(bytes ? { payload: Buffer.from(bytes) } : parts.body === null ? {} : { payload: parts.body }),
  })
  for (const { job, payload } of queued.splice(0)) {
    const ctx = testCtx(db, { now, ports, permissions: every, unitIds: [centerId, otherUnit] })
    await ledgerJobs
      .find((j) => j.name === job)
      ?.run(
        { ...ctx, enqueue: async (_tx, next, more) => void queued.push({ job: next, payload: more }) },
        payload as never,
      )
  }
  return answer
}

// A contract answers with what it says; the test reads it by the names it needs.
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any
const mine = async (name: string, input: object, bytes?: Uint8Array): Promise<Answer> => {
  const answer = await ask('owner', name, input, bytes)
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}
const project = () => mine('budget.getProject', { projectId })
const goal = () => mine('evaluate.getGoal', { projectId })
const outlineId = 'self-summary'
const report = () => mine('report.getReport', { projectId, outlineId })
const last = new Map<string, Answer>()
const pdf = new TextEncoder().encode('%PDF-1.7 示例')
let ledgers = 0
// A different amount each time: the same file twice is refused.
const ledger = () =>
  xlsxOf([
    ['支付日期', '收款人', '用途', '金额（元）'],
    ['2023-11-21', '示例公司', '维护', 1000 + ++ledgers],
    ['2023-11-22', '示例公司', '维护', '不是数'],
  ])
const batch = async () => {
  const id = last.get('ledger.upload').id
  return mine('ledger.get', { batchId: id })
}
const user = async () => {
  const { users } = await mine('identity.listUsers', {})
  return users.find((one: Answer) => one.userName === 'zhidu')
}
const payment = async () => {
  const { items } = await mine('budget.listPayments', { projectId })
  return items[0]
}
const money = { on: '2023-07-03', amount: 100_000, source: 'appropriation', document: '示财预〔2023〕9号' }

/** `record`: names a record of the center. `list`: shows only what is within reach. `apart`: concerns no unit's records, and why. */
type Entry =
  | { readonly record: () => Promise<object> | object; readonly bytes?: () => Uint8Array }
  | { readonly list: () => object; readonly empty?: true }
  | { readonly apart: string }

/** In the order in which the owner's calls can succeed one after another. */
const walk: Record<string, Entry> = {
  'identity.me': { list: () => ({}) },
  'identity.listUnits': { list: () => ({}) },
  'identity.listUsers': { list: () => ({}) },
  'identity.addUnit': { record: () => ({ parentId: centerId, name: '技术部', code: '' }) },
  'identity.saveUnit': {
    record: async () => {
      const { units } = await mine('identity.listUnits', {})
      const unit = units.find((u: Answer) => u.id === centerId)
      return { unitId: centerId, name: unit.name, code: '102001', version: unit.version }
    },
  },
  'identity.addUser': { record: () => ({ unitId: centerId, userName: 'walker', name: '行者' }) },
  'identity.saveUser': {
    record: async () => {
      const { id, name, version } = await user()
      return { userId: id, name, state: 'active', version }
    },
  },
  'identity.resetPassword': { record: async () => ({ userId: (await user()).id }) },
  'identity.unlockUser': { record: async () => ({ userId: (await user()).id }) },
  'identity.endSessions': { record: async () => ({ userId: (await user()).id }) },
  'identity.grantRoles': {
    record: async () => {
      const { id, grants, version } = await user()
      return { userId: id, grants, version }
    },
  },
  'identity.signIn': { apart: 'nobody is signed in yet' },
  'identity.signOut': { apart: 'ends the own session' },
  'identity.changePassword': { apart: 'changes the own password' },
  'kernel.listNotices': { list: () => ({}), empty: true },
  'kernel.readNotices': { apart: 'touches only notices to the asker: their user id is part of the query' },
  'example.state': { apart: 'there is one example center; whoever may remove it sees how much it holds' },
  'example.remove': { apart: 'as above' },

  'budget.listProjects': { list: () => ({}) },
  'budget.milestoneTemplates': { apart: 'the rulebook belongs to everybody' },
  'budget.due': { list: () => ({}), empty: true },
  'budget.getProject': { record: () => ({ projectId }) },
  'budget.listOwners': { record: () => ({ unitId: centerId }) },
  'budget.createProject': {
    record: async () => {
      const { project: p } = await project()
      const { ownerId, fundKind, initial, milestones } = p
      const uses = p.uses.map(({ name, amount }: Answer) => ({ name, amount }))
      const own = { ownerId, fundKind, initial, milestones, uses, finishedOn: null, leftover: null }
      return { ...own, unitId: centerId, year: 2024, code: 'WALK-1', name: '走查项目' }
    },
  },
  'budget.copyProject': { record: () => ({ projectId, year: 2025, code: 'WALK-2' }) },
  'budget.updateProject': {
    record: async () => {
      const { project: p } = await project()
      const { code, name, ownerId, fundKind, uses, initial, milestones, finishedOn, leftover, version } = p
      const entry = { code, name, ownerId, fundKind, uses, initial, milestones, finishedOn, leftover }
      return { ...entry, projectId, version }
    },
  },
  'budget.uploadDocument': { record: () => ({ projectId, name: '调整文件.pdf' }), bytes: () => pdf },
  'budget.addAdjustment': {
    record: async () => {
      const fileId = last.get('budget.uploadDocument').id
      return { ...money, fileId, projectId, version: (await project()).project.version }
    },
  },
  'budget.downloadDocument': {
    record: () => ({ projectId, fileId: last.get('budget.uploadDocument').id }),
  },
  'budget.removeAdjustment': {
    record: async () => {
      const { project: p } = await project()
      return { projectId, adjustmentId: p.adjustments.at(-1).id, version: p.version, why: '走查' }
    },
  },
  'budget.addArrival': {
    record: async () => ({ ...money, fileId: null, projectId, version: (await project()).project.version }),
  },
  'budget.removeArrival': {
    record: async () => {
      const { project: p } = await project()
      return { projectId, arrivalId: p.arrivals.at(-1).id, version: p.version, why: '走查' }
    },
  },
  'budget.listPayments': { record: () => ({ projectId }) },
  'budget.getPayment': { record: async () => ({ paymentId: (await payment()).id }) },
  'budget.showAccount': { record: async () => ({ paymentId: (await payment()).id }) },
  'budget.addPayment': {
    record: async () => {
      const { useId, payee, payeeBank, contract, purpose, people } = await payment()
      const entry = { useId, payee, payeeBank, contract, purpose, people, voucher: null }
      return { ...entry, on: '2023-12-20', amount: 12_345, source: 'appropriation', projectId }
    },
  },
  'budget.updatePayment': {
    record: async () => {
      const { id, version, useId, on, amount, source, payee, payeeBank, contract, purpose, voucher, people } =
        last.get('budget.addPayment')
      const entry = { useId, on, amount, source, payee, payeeBank, contract, purpose, voucher, people }
      return { ...entry, paymentId: id, version }
    },
  },
  'budget.reversePayment': {
    record: () => {
      const { id, version } = last.get('budget.updatePayment')
      return { paymentId: id, version, why: '走查' }
    },
  },
  'budget.milestones': { record: () => ({ projectId }) },
  'budget.getFact': { record: async () => ({ factId: (await project()).facts[0].id }) },

  'ledger.upload': {
    record: () => ({ name: '支付.xlsx', unitId: centerId, projectId, year: 2023 }),
    bytes: ledger,
  },
  'ledger.list': { list: () => ({}) },
  'ledger.get': { record: () => ({ batchId: last.get('ledger.upload').id }) },
  'ledger.settle': {
    record: async () => {
      const { id, version, settings } = await batch()
      return { batchId: id, version, settings }
    },
  },
  'ledger.rows': { record: async () => ({ batchId: (await batch()).id }) },
  'ledger.errors': { record: async () => ({ batchId: (await batch()).id }) },
  'ledger.confirm': {
    record: async () => {
      const { id, version, settings } = await batch()
      return { batchId: id, version, moneyUnit: settings.moneyUnit, despite: true }
    },
  },
  'ledger.reverse': {
    record: async () => {
      const { id, version } = await batch()
      return { batchId: id, version, why: '走查' }
    },
  },
  'ledger.discard': {
    record: async () => {
      const made = await mine('ledger.upload', { name: '二.xlsx', unitId: centerId, year: 2023 }, ledger())
      return { batchId: made.id }
    },
  },

  'evaluate.rulebook': { apart: 'the rulebook belongs to everybody' },
  'evaluate.due': { list: () => ({}), empty: true },
  'evaluate.getGoal': { record: () => ({ projectId }) },
  'evaluate.results': { record: () => ({ projectId }) },
  'evaluate.score': { record: () => ({ projectId }) },
  'evaluate.scoreInput': { record: () => ({ projectId }) },
  'evaluate.compareScores': { record: () => ({ projectId, a: 'mof-2020', b: 'mof-2021' }) },
  'evaluate.whatIf': { record: () => ({ projectId, suppose: { spent: 1 } }) },
  'evaluate.selfTable': { record: () => ({ projectId }) },
  'evaluate.reviewGoal': {
    record: async () => ({
      projectId,
      version: (await goal()).goal.version,
      move: 'return',
      opinion: '走查',
    }),
  },
  'evaluate.saveGoal': {
    record: async () => {
      const sheet = await goal()
      const { annual, stages, templateId, ruleSetId, version } = sheet.goal
      const indicators = sheet.indicators.map(
        ({ unitId: _u, projectId: _p, goalId: _g, position: _n, ...draft }: Answer) => draft,
      )
      return { projectId, version, annual, stages, templateId, ruleSetId, indicators }
    },
  },
  'evaluate.moveGoal': {
    record: async () => ({ projectId, version: (await goal()).goal.version, move: 'submit' }),
  },
  'evaluate.saveOutcome': { record: async () => (await goal()).outcome },
  'evaluate.listEvidence': { record: () => ({ projectId }) },
  'evaluate.uploadEvidence': { record: () => ({ projectId, name: '佐证.pdf' }), bytes: () => pdf },
  'evaluate.attachEvidence': {
    record: async () => {
      const { indicators } = await goal()
      const fileId = last.get('evaluate.uploadEvidence').file.id
      return { fileId, indicatorIds: [indicators[0].id], note: '走查' }
    },
  },
  'evaluate.downloadEvidence': {
    record: () => ({ fileId: last.get('evaluate.uploadEvidence').file.id }),
  },
  'evaluate.enterActual': {
    record: async () => {
      const { entries } = await mine('evaluate.results', { projectId })
      const { indicatorId, period, actual, deviationReason, improvement, reduction, files } = entries[0]
      return { indicatorId, period, actual, deviationReason, improvement, reduction, files }
    },
  },

  'report.due': { list: () => ({}), empty: true },
  'report.listReports': { record: () => ({ projectId }) },
  'report.getReport': { record: () => ({ projectId, outlineId }) },
  'report.addNumber': {
    record: () => ({ projectId, label: '受众', value: '12', unit: '万人', document: '统计表' }),
  },
  'report.saveReport': {
    record: async () => {
      const sheet = await report()
      const blank = sheet.slots.filter((slot: Answer) => !slot.filled && !slot.optional)
      const texts = { ...sheet.content.texts }
      for (const slot of blank) texts[slot.key] = '已按要求完成。'
      const steps = Array.from({ length: 9 }, (_, step) => ({
        step,
        on: '2024-01-10',
        people: '小组',
        what: '完成',
      }))
      const methods = [{ method: 'comparison', data: '预算与决算' }]
      const content = { ...sheet.content, texts, steps, methods, author: '陈立新' }
      return { projectId, outlineId, version: sheet.version, content }
    },
  },
  'report.exportReport': { record: () => ({ projectId, outlineId, format: 'xlsx' }) },
  'report.signReport': {
    record: async () => ({ projectId, outlineId, version: (await report()).version }),
  },
  'report.getEdition': { record: async () => ({ editionId: (await report()).editions[0].id }) },
  'report.returnReport': {
    record: async () => ({ editionId: (await report()).editions[0].id, opinion: '走查' }),
  },
  'report.reopenReport': {
    record: async () => {
      const sheet = await report()
      const signed =
        sheet.state === 'signed'
          ? sheet
          : await mine('report.signReport', { projectId, outlineId, version: sheet.version })
      return { projectId, outlineId, version: signed.version }
    },
  },
  'report.checkCode': { apart: 'public: whoever holds the paper may ask what its code stands for' },

  'identity.listAudit': { list: () => ({}) },
  'identity.exportAudit': { list: () => ({}) },
  'identity.verifyAudit': { list: () => ({}) },
  'identity.listChanges': { list: () => ({ sinceAt: 0 }), empty: true },
}

beforeAll(async () => {
  const admin = testCtx(db, { now, ports, permissions: every, unitIds: [] })
  await makeFirstAdmin(admin)
  await loadExample(admin, '2024-02-20' as Day)
  await insert(db, 'unit', { id: otherUnit, parent_id: null, name: '另一个中心' })
})

test('every contract is in the walk, and nothing else', () => {
  expect(Object.keys(walk).toSorted()).toEqual([...endpoints.keys()].toSorted())
})

describe('a contract and the ids of another unit', () => {
  test.each(Object.entries(walk))('%s', async (name, entry) => {
    if ('apart' in entry) return expect(entry.apart).not.toBe('')
    const input = 'record' in entry ? await entry.record() : entry.list()
    const bytes = 'record' in entry ? entry.bytes?.() : undefined
    const foreign = await ask('foreigner', name, input, bytes)
    if ('record' in entry)
      expect([foreign.statusCode, foreign.json().code]).toEqual([404, expect.stringMatching(/\.no-such-/)])
    else {
      expect(foreign.statusCode).toBe(200)
      // Ids of the example begin with zeros.
      expect(foreign.body).not.toMatch(new RegExp(`_0{12}|${centerName}`))
    }
    const own = await ask('owner', name, input, bytes)
    expect([own.statusCode, own.statusCode === 200 ? '' : own.body]).toEqual([200, ''])
    if ('list' in entry && !entry.empty) expect(own.body).toMatch(new RegExp(`_0{12}|${centerName}`))
    if (String(own.headers['content-type']).includes('json')) last.set(name, own.json())
  })
})

describe("a record of one's own together with the id of another unit's record is refused, and nothing of that record is shown", () => {
  let own: Answer
  let byHand: number
  let ownIndicator: string
  let ownFile: string
  const foreign = async (name: string, input: object, bytes?: Uint8Array): Promise<Answer> => {
    const answer = await ask('foreigner', name, input, bytes)
    if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
  const version = async () => (await foreign('budget.getProject', { projectId: own.id })).project.version

  beforeAll(async () => {
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
  const theirFile = () => last.get('budget.uploadDocument').id
  const theirEvidence = () => last.get('evaluate.uploadEvidence').file.id
  const theirIndicator = async () => (await goal()).indicators[0].id

  const crossed: Record<string, [string, () => Promise<object>, Uint8Array?]> = {
    'a new project with their person as owner': [
      'budget.createProject',
      async () => ({ ...(await draft()), code: 'OTHER-2', ownerId: examplePeople.reader.id }),
    ],
    'a download of their document by way of an own project': [
      'budget.downloadDocument',
      async () => ({ projectId: own.id, fileId: theirFile() }),
    ],
    'an adjustment with their document': [
      'budget.addAdjustment',
      async () => ({ ...money, projectId: own.id, version: await version(), fileId: theirFile() }),
    ],
    'an arrival with their document': [
      'budget.addArrival',
      async () => ({ ...money, projectId: own.id, version: await version(), fileId: theirFile() }),
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
        return { ...entry, indicatorId: ownIndicator, files: [theirEvidence()] }
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
        fileId: theirFile(),
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
