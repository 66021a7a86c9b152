import { centerId } from '@rongheng/core/example/center'
import { xlsxOf } from '../../../tools/write-xlsx.mjs'
import { describe, expect, test } from 'vitest'
import {
  filledReport,
  ask,
  centerName,
  endpoints,
  goal,
  ledger,
  mine,
  money,
  now,
  outlineId,
  payment,
  pdf,
  project,
  projectId,
  report,
  type Answer,
} from './testing-walk.ts'

/**
 * Walks the whole list of contracts twice: as somebody who holds every permission, but at another unit, and as somebody who
 * holds them at the unit that owns the records. The first must get 404, or a list without a trace of the unit; then the
 * owner's very same call must succeed. A contract without an entry here fails the test.
 */

/** What the owner was last answered, by contract. */
const last = new Map<string, Answer>()
const batch = async () => {
  const id = last.get('ledger.upload').id
  return mine('ledger.get', { batchId: id })
}
const user = async () => {
  const { users } = await mine('identity.listUsers', {})
  return users.find((one: Answer) => one.userName === 'zhidu')
}
const checkId = () => last.get('reportCheck.startCheck').id
const findingKey = () => last.get('reportCheck.getCheck').findings[0].key
const ownFinding = () => last.get('report.checkReport').findings[0].key
const reportText = new TextEncoder().encode('绩效评价报告\n项目于2023年13月1日验收。')
const agentEntry = { name: '走查代理', place: '', reach: { ranges: [], own: [] } }
const walkAgent = () => {
  const answers = ['agent.renewCode', 'agent.saveAgent', 'agent.addAgent'].map((name) => last.get(name))
  const found = answers.find((answer) => answer !== undefined)
  const { id, version } = found.agent ?? found
  return { agentId: id, version }
}
const watchCheck = () => (last.get('watch.updateCheck') ?? last.get('watch.createCheck')).view.check
const walkSystem = async () => (await mine('assets.register', { unitId: centerId })).systems[0].id
const watchEntry = {
  systemId: null,
  deviceId: null,
  name: '走查点',
  settings: { kind: 'http', url: 'https://www.example.cn/' },
  intervalS: 30,
  timeoutS: 10,
  rule: { failuresToDown: 3, successesToUp: 2, poorToWarning: 3 },
  thresholds: [],
  severity: 'important',
  needs: [],
  agentId: null,
  note: '',
  secrets: {},
}
/** A sheet of two devices, one of them with a fault. */
const deviceSheet = () =>
  xlsxOf(
    [
      ['设备名称', '状态'],
      ['走查交换机', '在用'],
      ['走查服务器', '借出'],
    ],
    { name: '设备' },
  )
const addedDevice = () => last.get('assets.addDevice')
const walkWindow = {
  name: '走查检修',
  time: { kind: 'once', from: now, to: now + 3_600_000 },
  everything: true,
  systemIds: [],
  checkIds: [],
  reason: '',
}
const walkHook = {
  name: '走查推送',
  url: 'https://hook.example.cn/',
  severity: 'notice',
  systemIds: [],
  recoveries: true,
  paused: true,
}
/** The alert that the walked source has handed in. */
const walkAlert = async () => {
  const made = last.get('alerts.renewSource')
  const event = { event_id: '77', event_value: '1', event_name: '走查告警' }
  const bytes = new TextEncoder().encode(JSON.stringify(event))
  const token = made.path.split('/').at(-1)
  await mine('alerts.takeAlerts', { token }, bytes)
  const { items } = await mine('alerts.list', {})
  return items.find((one: Answer) => one.title === '走查告警').id
}
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

  'assets.addSystem': { record: () => ({ unitId: centerId, name: '走查系统', kind: 'network' }) },
  'assets.addDevice': {
    record: () => ({
      unitId: centerId,
      name: '走查设备',
      kind: 'switch',
      systemId: last.get('assets.addSystem').id,
    }),
  },
  'assets.addLocation': { record: () => ({ unitId: centerId, name: '走查机房' }) },
  'assets.addVendor': { record: () => ({ unitId: centerId, name: '走查公司' }) },
  'assets.addContract': { record: () => ({ unitId: centerId, name: '走查合同' }) },
  'assets.addSoftware': { record: () => ({ unitId: centerId, name: '走查软件' }) },
  ...Object.fromEntries(
    ['System', 'Device', 'Location', 'Vendor', 'Contract', 'Software'].map((kind) => [
      `assets.save${kind}`,
      {
        record: () => {
          const {
            unitId: _unit,
            createdAt: _made,
            changedAt: _changed,
            ...record
          } = last.get(`assets.add${kind}`)
          return record
        },
      },
    ]),
  ),
  'assets.register': { record: () => ({ unitId: centerId }) },
  'assets.getSystem': { record: () => ({ systemId: last.get('assets.addSystem').id }) },
  'assets.getDevice': { record: () => ({ deviceId: addedDevice().id }) },
  'assets.setState': {
    record: () => ({ deviceId: addedDevice().id, state: 'repair', version: addedDevice().version + 1 }),
  },
  'assets.setNeeds': {
    record: () => ({ subjectId: last.get('assets.addSystem').id, needs: [addedDevice().id] }),
  },
  'assets.addEvent': {
    record: () => ({ subjectId: addedDevice().id, kind: 'repair', happenedOn: '2024-02-01', text: '走查' }),
  },
  'assets.uploadPhoto': {
    record: () => ({ subjectId: addedDevice().id, name: '照片.jpg' }),
    bytes: () => Uint8Array.of(0xff, 0xd8, 0xff),
  },
  'assets.reportFault': {
    record: () => ({
      subjectId: addedDevice().id,
      text: '走查',
      photoId: last.get('assets.uploadPhoto').id,
    }),
  },
  'assets.downloadPhoto': {
    record: () => ({ subjectId: addedDevice().id, fileId: last.get('assets.uploadPhoto').id }),
  },
  'assets.addDocument': {
    record: () => ({ subjectId: addedDevice().id, name: '手册.pdf' }),
    bytes: () => pdf,
  },
  'assets.downloadDocument': {
    record: () => ({ subjectId: addedDevice().id, documentId: last.get('assets.addDocument').id }),
  },
  'assets.removeDocument': {
    record: () => ({ subjectId: addedDevice().id, documentId: last.get('assets.addDocument').id }),
  },
  'assets.startDiscovery': {
    record: async () => {
      const { ranges, own, version } = await mine('reach.getPolicy', {})
      if (ranges.length === 0) await mine('reach.savePolicy', { ranges: ['10.9.9.0/24'], own, version })
      return { unitId: centerId, range: '10.9.9.8/30' }
    },
  },
  'assets.latestDiscovery': { record: () => ({ unitId: centerId }) },
  'assets.stopDiscovery': { record: () => ({ discoveryId: last.get('assets.startDiscovery').id }) },
  'assets.exportAssets': { record: () => ({ unitId: centerId }) },
  'assets.tryImport': { record: () => ({ unitId: centerId, name: '设备.xlsx' }), bytes: deviceSheet },
  'assets.importFaults': { record: () => ({ unitId: centerId, name: '设备.xlsx' }), bytes: deviceSheet },
  'assets.importAssets': {
    record: () => ({ unitId: centerId, name: '设备.xlsx', digest: last.get('assets.tryImport').digest }),
    bytes: deviceSheet,
  },
  'assets.remove': {
    record: () => ({
      id: last.get('assets.addVendor').id,
      version: last.get('assets.addVendor').version + 1,
    }),
  },
  'reach.getPolicy': { apart: 'one policy for the whole machine, for the system administrator' },
  'reach.savePolicy': { apart: 'as above' },

  'agent.listAgents': { list: () => ({}), empty: true },
  'agent.manageAgents': { list: () => ({}), empty: true },
  'agent.addAgent': { record: () => ({ ...agentEntry, unitId: centerId }) },
  'agent.saveAgent': { record: () => ({ ...agentEntry, ...walkAgent() }) },
  'agent.renewCode': { record: () => walkAgent() },
  'agent.revokeAgent': { record: () => walkAgent() },
  'agentLine.register': { apart: 'the one-time code is the right; tried beside its use case' },
  'agentLine.work': { apart: 'the token of the agent is the right; tried beside its use case' },
  'agentLine.sync': { apart: 'as above' },
  'push.visit': { apart: 'the address is the right; tried beside its use case' },
  'push.tell': { apart: 'as above' },
  'watch.listChecks': { list: () => ({}), empty: true },
  'watch.overview': { list: () => ({}), empty: true },
  'watch.choices': { record: () => ({ unitId: centerId }) },
  'watch.createCheck': { record: () => ({ ...watchEntry, unitId: centerId }) },
  'watch.tryCheck': {
    record: () => ({ unitId: centerId, settings: watchEntry.settings, timeoutS: 5, secrets: {} }),
  },
  'watch.getCheck': { record: () => ({ checkId: watchCheck().id }) },
  'status.getPage': { record: () => ({ unitId: centerId }) },
  'status.savePage': {
    record: () => ({ ...last.get('status.getPage'), slug: 'walk-status', shownTo: 'signed-in' }),
  },
  'status.show': { record: () => ({ slug: 'walk-status' }) },
  'history.checkHistory': { record: () => ({ checkId: watchCheck().id }) },
  'history.checkCurves': { record: () => ({ checkId: watchCheck().id, span: '24h' }) },
  'history.systemWatch': { record: async () => ({ systemId: await walkSystem() }) },
  'history.sample': {
    apart: 'as getCheck; there is none before a check has failed, tried beside its use case',
  },
  'history.streams': { list: () => ({}), empty: true },
  'history.frame': {
    apart: 'as getCheck; there is none before a stream was seen, tried beside its use case',
  },
  'watch.updateCheck': {
    record: () => ({
      ...watchEntry,
      name: '走查点二',
      checkId: watchCheck().id,
      version: watchCheck().version,
    }),
  },
  'watch.copyCheck': {
    record: () => ({ checkId: watchCheck().id, copies: [{ name: '走查副本', place: '' }] }),
  },
  'watch.pauseChecks': { record: () => ({ checkIds: [watchCheck().id], paused: true }) },
  'watch.renewPush': {
    apart: 'as getCheck; answers for checks that tell of themselves only, tried beside its use case',
  },
  'watch.removeCheck': { record: () => ({ checkId: watchCheck().id, version: 3, why: '走查' }) },

  'imports.read': {
    record: () => ({ unitId: centerId }),
    bytes: () => new TextEncoder().encode('- targets: [https://walk.example.cn/]'),
  },
  'imports.write': { record: () => ({ unitId: centerId, checks: [{ ...watchEntry, name: '走查导入' }] }) },
  'alerts.list': { list: () => ({}), empty: true },
  'alerts.counts': { list: () => ({}), empty: true },
  'alerts.addSource': {
    record: () => ({
      unitId: centerId,
      kind: 'zabbix',
      name: '走查来源',
      severity: 'notice',
      systemId: null,
    }),
  },
  'alerts.listSources': { list: () => ({}), empty: true },
  'alerts.takeAlerts': { apart: 'the secret word of the address is the right; tried beside its use case' },
  'alerts.saveSource': {
    record: () => {
      const { id, version } = last.get('alerts.addSource').source
      return { sourceId: id, name: '走查来源二', severity: 'notice', systemId: null, version }
    },
  },
  'alerts.renewSource': { record: () => ({ sourceId: last.get('alerts.addSource').source.id }) },
  'alerts.consequences': { record: async () => ({ alertId: await walkAlert() }) },
  'alerts.see': { record: async () => ({ alertIds: [await walkAlert()] }) },
  'alerts.end': { record: async () => ({ alertId: await walkAlert(), why: '走查' }) },
  'alerts.removeSource': {
    record: () => {
      const { id, version } = last.get('alerts.renewSource').source
      return { sourceId: id, version }
    },
  },
  'alerts.silence': {
    record: () => ({
      unitId: centerId,
      systemIds: [],
      checkIds: [],
      sources: [],
      text: '走查',
      until: now + 3_600_000,
      reason: '走查',
    }),
  },
  'alerts.listSilences': { list: () => ({}), empty: true },
  'alerts.endSilence': { record: () => ({ silenceId: last.get('alerts.silence').id }) },
  'alerts.addWindow': { record: () => ({ ...walkWindow, unitId: centerId }) },
  'alerts.listWindows': { list: () => ({ from: now, to: now + 86_400_000 }), empty: true },
  'alerts.saveWindow': {
    record: () => ({ ...walkWindow, windowId: last.get('alerts.addWindow').id, version: 1 }),
  },
  'alerts.endWindow': { record: () => ({ windowId: last.get('alerts.addWindow').id, version: 2 }) },
  'alerts.addHook': { record: () => ({ ...walkHook, unitId: centerId }) },
  'alerts.listHooks': { list: () => ({}), empty: true },
  'alerts.saveHook': {
    record: () => ({ ...walkHook, hookId: last.get('alerts.addHook').id, version: 1 }),
  },
  'alerts.testHook': { record: () => ({ hookId: last.get('alerts.addHook').id }) },
  'alerts.removeHook': { record: () => ({ hookId: last.get('alerts.addHook').id, version: 2 }) },

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
  'budget.deleteProject': {
    record: () => {
      const { id, version } = last.get('budget.copyProject').project
      return { projectId: id, version, why: '走查' }
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
      const added = p.arrivals.find((a: Answer) => a.document === money.document && a.amount === money.amount)
      return { projectId, arrivalId: added.id, version: p.version, why: '走查' }
    },
  },
  'budget.listPayments': { record: () => ({ projectId }) },
  'budget.exportPayments': { record: () => ({ projectId }) },
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
  'budget.completePayments': {
    record: () => {
      const { id, version } = last.get('budget.updatePayment')
      return { projectId, payments: [{ id, version }], set: { contract: 'HT-走查' }, replace: true }
    },
  },
  'budget.proposePayments': { record: () => ({ projectId }) },
  'budget.reversePayment': {
    record: () => {
      const { id, version } = last.get('budget.updatePayment')
      return { paymentId: id, version: version + 1, why: '走查' }
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
      return { batchId: id, version, moneyUnit: settings.moneyUnit, source: settings.source, despite: true }
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
  'evaluate.overview': { list: () => ({}) },
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
        ({ unitId: _u, projectId: _p, goalId: _g, position: _n, ...draft }: Answer) => ({
          ...draft,
          explanation: '',
        }),
      )
      return { projectId, version, annual, stages, templateId, ruleSetId, indicators }
    },
  },
  'evaluate.moveGoal': {
    record: async () => ({ projectId, version: (await goal()).goal.version, move: 'submit' }),
  },
  'evaluate.fillIndicator': {
    record: async () => {
      const { goal: sent, indicators } = await goal()
      if (sent.state === 'submitted')
        await mine('evaluate.reviewGoal', { projectId, version: sent.version, move: 'approve', opinion: '' })
      const { id, basis, source } = indicators[0]
      return { indicatorId: id, explanation: '走查', basis, source }
    },
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
  'evaluate.withdrawEvidence': {
    record: () => ({ fileId: last.get('evaluate.uploadEvidence').file.id, why: '传错了文件' }),
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
  'report.saveReport': { record: () => filledReport() },
  'report.exportReport': { record: () => ({ projectId, outlineId, format: 'xlsx' }) },
  'report.checkReport': { record: () => ({ projectId, outlineId }) },
  'report.dismissInReport': {
    record: () => ({ projectId, outlineId, key: ownFinding(), reason: '走查' }),
  },
  'report.restoreInReport': { record: () => ({ projectId, outlineId, key: ownFinding() }) },
  'report.offerReport': {
    record: async () => ({ projectId, outlineId, version: (await report()).version }),
  },
  'report.signReport': {
    record: async () => ({ projectId, outlineId, version: (await report()).version }),
  },
  'report.getEdition': { record: async () => ({ editionId: (await report()).editions[0].id }) },
  'report.verifyEdition': { record: async () => ({ editionId: (await report()).editions[0].id }) },
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
  'report.returnReport': {
    record: async () => ({ editionId: (await report()).editions[0].id, opinion: '走查' }),
  },
  'report.checkCode': { apart: 'public: whoever holds the paper may ask what its code stands for' },

  'reportCheck.listRules': { apart: 'the rulebook belongs to everybody' },
  'reportCheck.startCheck': { record: () => ({ projectId, keep: true }) },
  'reportCheck.addFile': {
    record: () => ({ checkId: checkId(), name: '报告.txt' }),
    bytes: () => reportText,
  },
  'reportCheck.runCheck': { record: () => ({ checkId: checkId() }) },
  'reportCheck.getCheck': { record: () => ({ checkId: checkId() }) },
  'reportCheck.listChecks': { list: () => ({}) },
  'reportCheck.dismissFinding': { record: () => ({ checkId: checkId(), key: findingKey(), reason: '走查' }) },
  'reportCheck.restoreFinding': { record: () => ({ checkId: checkId(), key: findingKey() }) },
  'reportCheck.exportFindings': { record: () => ({ checkId: checkId(), format: 'json' }) },
  'reportCheck.annotate': {
    apart: 'as getCheck; takes only the very .docx that was checked, tried beside its use case',
  },
  'reportCheck.compareCheck': { record: () => ({ checkId: checkId(), projectId }) },
  'reportCheck.listKeptFiles': { record: () => ({ projectId }) },
  'reportCheck.downloadKeptFile': {
    record: () => ({ projectId, fileId: last.get('reportCheck.listKeptFiles').files[0].fileId }),
  },
  'reportCheck.removeCheck': { record: () => ({ checkId: checkId() }) },

  'identity.listAudit': { list: () => ({}) },
  'identity.exportAudit': { list: () => ({}) },
  'identity.verifyAudit': { list: () => ({}) },
  'identity.listChanges': { list: () => ({ sinceAt: 0 }), empty: true },
}

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
