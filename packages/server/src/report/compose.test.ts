import { compose } from '@rongheng/core/report/compose'
import { emptyContent } from '@rongheng/core/report/content'
import type { ReportInputs } from '@rongheng/core/report/inputs'
import { type Block, plain, type ReportModel } from '@rongheng/core/report/model'
import { outlineKind, slotsOf } from '@rongheng/core/report/outline'
import { obstacles } from '@rongheng/core/report/report'
import { describe, expect, test } from 'vitest'
import { shippedRulebook } from '../testing.ts'
import { reportContent, reportInputs } from './testing-project.ts'

const rulebook = await shippedRulebook()
const files = rulebook.list(outlineKind)
const base = reportInputs(rulebook)
const written = (file: (typeof files)[number], change: Partial<ReportInputs> = {}) =>
  compose(file, { ...base, ...change }, reportContent(slotsOf(file.rule)), null)
const textOf = (model: ReportModel): string =>
  [...model.parts, ...model.attachments].flatMap((p) => p.blocks.map(say)).join('\n')
const say = (b: Block): string =>
  b.kind === 'heading'
    ? b.text
    : b.kind === 'paragraph'
      ? plain(b.pieces)
      : b.kind === 'table'
        ? [...b.head, ...b.body].map((row) => row.map((c) => plain(c.pieces)).join('|')).join('\n')
        : ''

// What a real report of 2023 left out or contradicted; none of it may be signed here.
describe.each(files)('$id', (file) => {
  test('a report with everything recorded and written has no obstacle', () => {
    expect(obstacles(written(file))).toEqual([])
  })

  test.each<[string, Partial<ReportInputs>, string]>([
    [
      '到位 without date, amount and document',
      { project: { ...base.project, arrivals: [] } },
      '每次到位的日期、金额和文号（在项目资金页登记）',
    ],
    [
      'a milestone missed without a reason',
      { outcome: { projectId: base.project.id, achieved: '完成', executionReason: '', version: 1 } },
      '支付进度未达到要求的原因（在实际完成情况页填写）',
    ],
    [
      '97.70 % without a word about 结转 or 结余',
      { project: { ...base.project, leftover: null } },
      '剩余资金是结转还是结余（在项目资金页填写）',
    ],
    [
      'an indicator missed without a reason',
      { measurements: base.measurements.map((m) => ({ ...m, deviationReason: '' })) },
      '“日常巡检次数”未达到指标值的原因（在实际完成值处填写）',
    ],
    [
      'no quantified indicator at all',
      { indicators: [], score: null, selfTable: null },
      '绩效指标（在绩效目标页填写）',
    ],
    ['no split over the uses', { project: { ...base.project, uses: [] } }, '项目用途及各项用途的支出'],
    [
      'a score referred to but absent',
      { score: null, selfTable: null },
      '评分结果（先填写绩效指标和实际完成值）',
    ],
  ])('%s is an unfilled place', (_, change, blank) => {
    expect(obstacles(written(file, change)).map((o) => o.text)).toContain(blank)
  })

  test('methods that were listed but not used, and steps that were not done, are unfilled places', () => {
    const content = { ...reportContent(slotsOf(file.rule)), methods: [], steps: [] }
    const open = obstacles(compose(file, base, content, null)).map((o) => o.text)
    expect(open).toContain('选择实际采用的评价方法，并写明用了哪些数据')
    expect(open).toContain('“确定绩效评价对象”的完成日期')
    // They come after the report: nobody has to invent a day for them.
    expect(open.filter((text) => /评价结果反馈|建立绩效评价档案/.test(text))).toEqual([])
    const named = compose(
      file,
      base,
      { ...content, methods: [{ method: 'public-judgement', data: '' }] },
      null,
    )
    expect(obstacles(named).map((o) => o.text)).toContain('公众评判法用了哪些数据')
  })

  test('nobody has written a word: every required place says so, and optional ones leave no trace', () => {
    const { model, slots } = compose(file, base, emptyContent, null)
    const text = textOf(model)
    for (const slot of slotsOf(file.rule))
      if (slot.optional) expect(text).not.toContain(slot.label)
      else expect(text).toContain(`【未填写：${slot.label}】`)
    expect(slots.every((s) => !s.filled)).toBe(true)
  })

  test('each milestone stands with plan and actual, and what was missed is told as a problem', () => {
    const text = textOf(written(file).model)
    expect(text).toContain('2023年9月30日|80.00%|37.56|37.00|78.81%|未达到')
    expect(text).toContain('2023年11月30日应达到100.00%，实际91.80%，相差8.20个百分点')
    // Quantity 10 + 5, quality 15, timeliness 10 and cost 10: cost counts in output here, in every table.
    expect(text).toContain('产出指标|50.00|')
    if (file.id !== 'self-summary') expect(text).toContain('产出指标共5项，分值50.00分')
    expect(text).toContain('项目总得分96.67分，评价等级为“优”')
  })
})

test('the outline of 2011 says that it was abolished; the others are in force', () => {
  expect(files.map((f) => [f.id, f.rule.abolished?.on ?? null])).toEqual([
    ['mof-2011', '2020-02-25'],
    ['mof-2020', null],
    ['self-summary', null],
  ])
  expect(files.map((f) => f.rule.parts.length)).toEqual([8, 7, 6])
})
