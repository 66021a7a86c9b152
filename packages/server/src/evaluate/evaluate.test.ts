import { fileURLToPath } from 'node:url'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import type { SaveGoal } from '@rongheng/core/evaluate/api'
import { IndicatorDraft, type SecondLevel, type Target } from '@rongheng/core/evaluate/indicator'
import type { Actual, ActualDraft } from '@rongheng/core/evaluate/measurement'
import type { Decimal } from '@rongheng/core/kernel/decimal'
import type { Period } from '@rongheng/core/kernel/fact'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { saveIndicatorNotes } from '@rongheng/storage/evaluate/indicators'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
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
import { saveGoal } from './save-goal.ts'
import { saveOutcome } from './save-outcome.ts'
import { compareScores, score, selfTable, whatIf } from './score.ts'

const db = await testDb()
const rulebook = await loadRulebook(
  fileURLToPath(new URL('../../../../rulebook', import.meta.url)),
  null,
  ruleKinds,
)
const unit = 'unt_00000000000000000000000001'
const above = 'unt_00000000000000000000000002'
const units = [
  { id: above, parentId: null },
  { id: unit, parentId: above },
]
const projectId = 'prj_00000000000000000000000001'
const owner = 'usr_00000000000000000000000001'
const as = (role: 'project-owner' | 'supervisor' | 'reader', at = unit) =>
  testCtx(db, { id: owner, roles: { [role]: [at] }, units, ports: { rulebook } })
const ownerCtx = as('project-owner')

beforeAll(async () => {
  await insert(db, 'unit', { id: above, parent_id: null, name: '示例区委宣传部' })
  await insert(db, 'unit', { id: unit, parent_id: above, name: '示例区融媒体中心' })
  await insert(db, 'project', {
    id: projectId,
    unit_id: unit,
    code: 'RM-2023-01',
    name: '融媒体中心平台运维管理经费',
    year: 2023,
    owner_id: owner,
    fund_kind: 'general-public',
    initial_appropriation_fen: 46_950_000,
    initial_carried_over_fen: 0,
    initial_other_fen: 0,
    finished_on: '2023-12-20',
    created_at: new Date(0),
    changed_at: new Date(0),
    version: 1,
  })
  const amounts = { 'budget.initial': 46_950_000, 'budget.full-year': 46_950_000, 'budget.spent': 45_870_000 }
  for (const [i, [metric, value]] of Object.entries(amounts).entries())
    await insert(db, 'fact', {
      id: `fct_0000000000000000000000000${i + 1}`,
      unit_id: unit,
      metric,
      subject: projectId,
      period: '2023',
      value: String(value),
      why: null,
      unit: 'fen',
      evidence: [],
      recorded_at: new Date(0),
      recorded_by: owner,
      replaces: null,
    })
})

const draft = (
  name: string,
  level2: SecondLevel,
  target: Target,
  points: number,
  measureUnit: string,
): IndicatorDraft => ({
  id: null,
  level2,
  name,
  target,
  unit: measureUnit,
  weight: points * 100,
  explanation: '按运维记录统计',
  basis: '运维合同',
  method: level2 === 'satisfaction' ? 'survey' : 'statistics',
  source: level2 === 'satisfaction' ? '年度问卷，发放60份' : '运维记录',
  scoring: '按规则计分',
  quarters: [],
  core: false,
  measuredBy: { kind: 'hand' },
})
const value = (text: string) => text as Decimal
const form: SaveGoal = {
  projectId,
  version: 0,
  annual: '全年巡检不少于52次，系统可用率不低于99.9%。',
  stages: [{ quarter: 'Q1', text: '完成合同签订' }],
  templateId: 'mof-2020',
  ruleSetId: 'mof-2020',
  indicators: [
    {
      ...draft('巡检次数', 'quantity', { kind: 'at-least', value: value('52') }, 15, '次'),
      quarters: [{ quarter: 'Q1', target: '13' }],
    },
    draft('系统可用率', 'quality', { kind: 'at-least', value: value('99.9') }, 15, '%'),
    draft('平均恢复时间', 'timeliness', { kind: 'at-most', value: value('4') }, 10, '小时'),
    {
      ...draft('运维总成本', 'output-cost', { kind: 'at-most', value: value('46.95') }, 10, '万元'),
      measuredBy: { kind: 'fact', metric: 'budget.spent' },
    },
    draft('舆论引导效果', 'social', { kind: 'qualitative', text: '全年没有错误舆情通报' }, 20, ''),
    draft('责任事故', 'sustainability', { kind: 'equal', value: value('0') }, 10, '起'),
    draft('采编人员满意度', 'satisfaction', { kind: 'at-least', value: value('90') }, 10, '%'),
  ],
}

describe('from the goal to the score', () => {
  test('a goal is saved as a whole, with a version and an audit row', async () => {
    const sheet = await saveGoal(ownerCtx, form)
    expect(sheet.goal).toMatchObject({ state: 'draft', version: 1, year: 2023 })
    expect(sheet.indicators.map((i) => i.name)).toEqual(form.indicators.map((i) => i.name))
    expect(sheet.remarks).toEqual([])
    expect(await rows(db, 'audit_row')).toMatchObject([{ action: 'goal.save', unit_id: unit }])
  })

  test('a second save from the same form is stale, and rows keep their ids', async () => {
    await expect(saveGoal(ownerCtx, form)).rejects.toMatchObject({ code: 'kernel.stale' })
    const before = await getGoal(ownerCtx, { projectId })
    const dropped = await saveGoal(ownerCtx, { ...form, version: 1, indicators: before.indicators.slice(1) })
    expect(dropped.indicators.map((i) => i.id)).toEqual(before.indicators.slice(1).map((i) => i.id))
    expect(dropped.remarks.map((r) => r.code)).toContain('N02.below')
    await expect(moveGoal(ownerCtx, { projectId, version: 2, move: 'submit' })).rejects.toMatchObject({
      code: 'evaluate.weights-below-100',
      facts: { difference: '15.00' },
    })
    const whole = [{ ...form.indicators[0], id: null } as IndicatorDraft, ...dropped.indicators]
    expect((await saveGoal(ownerCtx, { ...form, version: 2, indicators: whole })).goal?.version).toBe(3)
  })

  test('a range upside down is not saved; a goal whose indicator names no source is saved, but not sent', async () => {
    const { goal, indicators } = await getGoal(ownerCtx, { projectId })
    const version = goal?.version ?? 0
    const [first, ...rest] = indicators.map((i) => IndicatorDraft.parse(i))
    if (!first) throw new Error('no indicator')
    const range = { ...first, target: { kind: 'interval' as const, from: value('70'), to: value('50') } }
    await expect(
      saveGoal(ownerCtx, { ...form, version, indicators: [range, ...rest] }),
    ).rejects.toMatchObject({ code: 'evaluate.interval-reversed', facts: { row: 1, from: '70', to: '50' } })
    const bare = await saveGoal(ownerCtx, {
      ...form,
      version,
      indicators: [{ ...first, source: '' }, ...rest],
    })
    const sent = { projectId, version: bare.goal?.version ?? 0, move: 'submit' as const }
    await expect(moveGoal(ownerCtx, sent)).rejects.toMatchObject({
      code: 'evaluate.source-missing',
      facts: { rows: '1' },
    })
    await saveGoal(ownerCtx, { ...form, version: sent.version, indicators: [first, ...rest] })
  })

  test('once submitted it is locked, and returned it opens again with the opinion', async () => {
    const sent = await moveGoal(ownerCtx, { projectId, version: 5, move: 'submit' })
    expect(sent.goal?.state).toBe('submitted')
    await expect(saveGoal(ownerCtx, { ...form, version: 6 })).rejects.toMatchObject({
      code: 'evaluate.goal-locked',
    })
    const supervisor = as('supervisor', above)
    expect((await due(supervisor)).items.map((d) => d.code)).toContain('evaluate.due.goal-to-check')
    const returned = { projectId, version: 6, move: 'return' as const, opinion: ' ' }
    await expect(reviewGoal(supervisor, returned)).rejects.toMatchObject({ code: 'evaluate.opinion-missing' })
    const back = await reviewGoal(supervisor, { ...returned, opinion: '数量指标的依据再写清楚' })
    expect(back.goal?.state).toBe('returned')
    expect(back.reviews.map((r) => [r.move, r.opinion])).toEqual([
      ['submit', ''],
      ['return', '数量指标的依据再写清楚'],
    ])
    await moveGoal(ownerCtx, { projectId, version: 7, move: 'submit' })
    const approved = await reviewGoal(supervisor, { projectId, version: 8, move: 'approve', opinion: '' })
    expect(approved.goal?.state).toBe('approved')
  })

  test('an approved indicator keeps what was approved; what it leaves blank is filled in without a new approval', async () => {
    const [first] = (await getGoal(ownerCtx, { projectId })).indicators
    if (!first) throw new Error('no indicator')
    await ownerCtx.transaction((tx) => saveIndicatorNotes(tx, { ...first, source: '' }))
    const filled = { indicatorId: first.id, explanation: first.explanation, basis: first.basis }
    await expect(
      fillIndicator(ownerCtx, { ...filled, basis: '另一份合同', source: '' }),
    ).rejects.toMatchObject({ code: 'evaluate.fill-written' })
    const sheet = await fillIndicator(ownerCtx, { ...filled, source: ' 巡检记录 ' })
    expect([sheet.goal?.state, sheet.indicators[0]?.source]).toEqual(['approved', '巡检记录'])
    expect((await rows(db, 'audit_row')).at(-1)).toMatchObject({ action: 'goal.fill' })
    await ownerCtx.transaction((tx) => saveIndicatorNotes(tx, first))
  })

  const enter = async (
    name: string,
    actual: Actual | null,
    deviationReason = '',
    more: Partial<ActualDraft> = {},
  ) => {
    const { indicators } = await getGoal(ownerCtx, { projectId })
    const indicator = indicators.find((i) => i.name === name)
    if (!indicator) throw new Error(name)
    return enterActual(ownerCtx, {
      indicatorId: indicator.id,
      period: '2023' as Period,
      actual,
      deviationReason,
      improvement: '',
      reduction: null,
      sample: null,
      files: [],
      ...more,
    })
  }

  test('results become facts; a correction is a new fact that names the old one', async () => {
    await enter('巡检次数', { kind: 'number', value: value('40') })
    await enter('巡检次数', { kind: 'number', value: value('48') }, '国庆期间停电四次')
    const facts = (await rows(db, 'fact')) as { metric: string; replaces: string | null }[]
    const actuals = facts.filter((f) => f.metric === 'indicator.actual')
    expect(actuals.map((f) => f.replaces === null)).toEqual([true, false])
    const { entries, measurements } = await results(ownerCtx, { projectId })
    expect(entries).toHaveLength(2)
    expect(measurements.find((m) => m.deviationReason !== '')).toMatchObject({
      actual: { kind: 'number', value: '48' },
    })
  })

  test('a satisfaction keeps its survey: the counts become facts that the score stands on', async () => {
    const sample = {
      sent: 60,
      returned: 58,
      valid: 55,
      from: null,
      to: null,
      source: '采编人员',
      answers: null,
      counting: 'satisfied' as const,
    }
    await expect(
      enter('采编人员满意度', { kind: 'number', value: value('87') }, '', {
        sample: { ...sample, valid: 59 },
      }),
    ).rejects.toMatchObject({ code: 'evaluate.sample-impossible' })
    await expect(
      enter('系统可用率', { kind: 'number', value: value('99.95') }, '', { sample }),
    ).rejects.toMatchObject({ code: 'evaluate.sample-not-asked' })
    const { measurements } = await enter('采编人员满意度', { kind: 'number', value: value('86') }, '', {
      sample,
    })
    const kept = measurements.find((m) => m.sample !== null)
    expect(kept?.sample).toEqual(sample)
    const facts = (await rows(db, 'fact')) as { id: string; metric: string; value: string; unit: string }[]
    expect(kept?.factIds.map((id) => facts.find((f) => f.id === id)?.metric)).toEqual([
      'indicator.actual',
      'survey.sent',
      'survey.returned',
      'survey.valid',
    ])
    expect(facts.filter((f) => f.unit === '份').map((f) => Number(f.value))).toEqual([60, 58, 55])
  })

  test('a quarterly result stands beside its quarterly target', async () => {
    const { indicators } = await getGoal(ownerCtx, { projectId })
    expect(indicators[0]?.name).toBe('巡检次数')
    const { stages } = await enter('巡检次数', { kind: 'number', value: value('12') }, '', {
      period: '2023-Q1' as Period,
    })
    expect(stages).toMatchObject([{ quarter: 'Q1', target: '13', verdict: 'missed', deviation: '-1' }])
  })

  test('a result of the wrong kind, outside its band, or typed over the ledger is refused', async () => {
    await expect(enter('巡检次数', { kind: 'yes-no', yes: true })).rejects.toMatchObject({
      code: 'evaluate.wrong-kind',
    })
    const outside: Actual = { kind: 'graded', grade: 'partly', shareBp: 8000 }
    await expect(enter('舆论引导效果', outside)).rejects.toMatchObject({
      code: 'evaluate.outside-band',
      facts: { lowest: '12.00', highest: '15.99', points: '16.00' },
    })
    await expect(enter('运维总成本', { kind: 'number', value: value('40') })).rejects.toMatchObject({
      code: 'evaluate.bound-to-fact',
    })
  })

  test('before all is measured there are points so far and no total', async () => {
    const card = await score(ownerCtx, { projectId })
    expect(card.total).toBeNull()
    expect(card.lines[0]).toMatchObject({ key: 'execution', points: 977 })
    expect(card.lines.find((l) => l.name === '运维总成本')).toMatchObject({ points: 1000 }) // 45.87 ≤ 46.95, from the fact
  })

  test('94.29 优 under 10号, 88.12 良 under 101号, and both side by side say which lines differ', async () => {
    await enter('系统可用率', { kind: 'number', value: value('99.95') })
    await enter('平均恢复时间', { kind: 'number', value: value('5') }, '备件到货慢')
    await enter('舆论引导效果', { kind: 'graded', grade: 'achieved', shareBp: 9000 })
    await enter('责任事故', { kind: 'number', value: value('0') })
    await enter('采编人员满意度', { kind: 'number', value: value('87') }, '周末响应慢')
    expect(await score(ownerCtx, { projectId })).toMatchObject({ total: 9429, grade: { name: { zh: '优' } } })
    const compared = await compareScores(ownerCtx, { projectId, a: 'mof-2020', b: 'mof-2021' })
    expect(compared.b).toMatchObject({ total: 8812, grade: { name: { zh: '良' } } })
    expect(compared.differences).toMatchObject([
      {
        name: '预算执行率',
        a: '9.77',
        b: '10.00',
        clausesA: ['mof-2020/execution'],
        clausesB: ['mof-2021/execution'],
      },
      { name: '巡检次数', a: '13.85', b: '12.12' },
      { name: '平均恢复时间', a: '8.00', b: '5.00' },
      { name: '采编人员满意度', a: '9.67', b: '8.00' },
    ])
    await expect(score(ownerCtx, { projectId, template: 'hubei-20' })).rejects.toMatchObject({
      code: 'evaluate.weights-above-100',
    })
    await expect(score(ownerCtx, { projectId, rules: 'nothing' })).rejects.toMatchObject({
      code: 'evaluate.no-such-rule-set',
    })
  })

  test('what if the rest is paid and the recovery takes 4 hours: computed, and nothing is saved', async () => {
    const { indicators } = await getGoal(ownerCtx, { projectId })
    const recovery = indicators.find((i) => i.name === '平均恢复时间')
    if (!recovery) throw new Error('no indicator')
    const before = (await rows(db, 'fact')).length
    const { now, supposed } = await whatIf(ownerCtx, {
      projectId,
      suppose: {
        spent: 46_950_000 as never,
        actuals: [{ indicatorId: recovery.id, actual: { kind: 'number', value: value('4') } }],
      },
    })
    expect([now.total, supposed.total]).toEqual([9429, 9429 + 23 + 200]) // 10 − 9.77, 10 − 8
    expect((await rows(db, 'fact')).length).toBe(before)
  })

  test('the 自评表 prints as the form does', async () => {
    await saveOutcome(ownerCtx, {
      projectId,
      achieved: '巡检48次。',
      executionReason: '质保金未到期',
      version: 0,
    })
    const table = await selfTable(ownerCtx, { projectId })
    expect(table).toMatchObject({
      department: '示例区委宣传部',
      unit: '示例区融媒体中心',
      totalWeight: '100.00',
      totalPoints: '94.29',
      grade: '优',
      achieved: '巡检48次。',
    })
    expect(table.money[0]).toMatchObject({
      label: '年度资金总额',
      initial: '46.95',
      fullYear: '46.95',
      spent: '45.87',
      weight: '10.00',
      rate: '97.70%',
      points: '9.77',
    })
    expect(table.money[1]).toMatchObject({ initial: '未取得', weight: '—', points: '—' })
    expect(
      table.indicators.map((l) => [l.level1Span, l.level2Span, l.level1, l.level2, l.target, l.points]),
    ).toEqual([
      [4, 1, '产出指标', '数量指标', '≥52次', '13.85'],
      [0, 1, '产出指标', '质量指标', '≥99.9%', '15.00'],
      [0, 1, '产出指标', '时效指标', '≤4小时', '8.00'],
      [0, 1, '产出指标', '成本指标', '≤46.95万元', '10.00'],
      [2, 1, '效益指标', '社会效益指标', '全年没有错误舆情通报', '18.00'],
      [0, 1, '效益指标', '可持续影响指标', '＝0起', '10.00'],
      [1, 1, '满意度指标', '服务对象满意度指标', '≥90%', '9.67'],
    ])
  })
})

describe('evidence', () => {
  test('is stored under its SM3, belongs to its indicator, and its reading is audited', async () => {
    const { indicators } = await getGoal(ownerCtx, { projectId })
    const bytes = new TextEncoder().encode('第38周巡检记录')
    const indicatorId = indicators[0]?.id
    if (!indicatorId) throw new Error('no indicator')
    const stored = await uploadEvidence(
      ownerCtx,
      { projectId, name: '巡检记录.txt', note: '', indicatorId },
      bytes,
    )
    expect(stored.file).toMatchObject({ mediaType: 'text/plain', sizeBytes: bytes.byteLength })
    expect((await listEvidence(ownerCtx, { projectId })).items).toHaveLength(1)
    const { measurements } = await results(ownerCtx, { projectId })
    expect(measurements.find((m) => m.indicatorId === indicatorId)?.fileIds).toEqual([stored.file.id])
    const file = await downloadEvidence(ownerCtx, { fileId: stored.file.id })
    expect(new TextDecoder().decode(file.bytes)).toBe('第38周巡检记录')
    const actions = ((await rows(db, 'audit_row')) as { action: string }[]).map((row) => row.action)
    expect(actions.slice(-2)).toEqual(['evidence.add', 'evidence.read'])
  })
  test('that was wrong is taken back with its reason: its row and bytes stay, it counts no more', async () => {
    const [one] = (await listEvidence(ownerCtx, { projectId })).items
    if (!one) throw new Error('no evidence')
    const fileId = one.file.id
    const taken = await withdrawEvidence(ownerCtx, { fileId, why: '传错了文件' })
    expect(taken.withdrawn).toMatchObject({ why: '传错了文件', at: ownerCtx.now })
    const { measurements } = await results(ownerCtx, { projectId })
    expect(measurements.flatMap((m) => m.fileIds)).toEqual([])
    expect((await listEvidence(ownerCtx, { projectId })).items).toMatchObject([
      { file: { id: fileId }, indicatorIds: one.indicatorIds, withdrawn: { why: '传错了文件' } },
    ])
    expect((await downloadEvidence(ownerCtx, { fileId })).bytes.byteLength).toBe(one.file.sizeBytes)
    const gone = { code: 'evaluate.evidence-withdrawn' }
    await expect(withdrawEvidence(ownerCtx, { fileId, why: '再撤' })).rejects.toMatchObject(gone)
    await expect(attachEvidence(ownerCtx, { fileId, indicatorIds: [], note: '' })).rejects.toMatchObject(gone)
  })
  test('of an unknown kind or without content is refused', async () => {
    const one = { projectId, note: '' }
    await expect(
      uploadEvidence(ownerCtx, { ...one, name: 'a.exe' }, new Uint8Array(1)),
    ).rejects.toMatchObject({
      code: 'evaluate.evidence-kind',
    })
    await expect(uploadEvidence(ownerCtx, { ...one, name: 'a.pdf' }, new Uint8Array())).rejects.toMatchObject(
      {
        code: 'evaluate.evidence-empty',
      },
    )
    const renamed = new TextEncoder().encode('MZ')
    await expect(uploadEvidence(ownerCtx, { ...one, name: 'a.pdf' }, renamed)).rejects.toMatchObject({
      code: 'evaluate.evidence-not-as-named',
    })
  })
})

test('people of another unit find none of it', async () => {
  const other = testCtx(db, {
    roles: { 'project-owner': ['unt_00000000000000000000000009'] },
    ports: { rulebook },
  })
  const gone = { code: 'budget.no-such-project' }
  await expect(getGoal(other, { projectId })).rejects.toMatchObject(gone)
  await expect(score(other, { projectId })).rejects.toMatchObject(gone)
  await expect(listEvidence(other, { projectId })).rejects.toMatchObject(gone)
  await expect(saveGoal(other, { ...form, version: 7 })).rejects.toMatchObject(gone)
  expect((await due(other)).items).toEqual([])
})
