import type { Actual, ActualDraft } from '../evaluate/measurement.ts'
import type { SurveySample } from '../evaluate/sample.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/fact.ts'
import { type Day, yearOf } from '../kernel/time.ts'
import { filesFor } from './evidence.ts'
import { type IndicatorKey, indicatorKeys } from './indicators.ts'

/** A result of the example: which indicator, and what was entered. */
export type ExampleResult = { readonly key: IndicatorKey; readonly draft: ActualDraft }

type Outcome = {
  readonly actual: Actual
  readonly reason?: string
  readonly mend?: string
  readonly sample?: SurveySample
}

const number = (value: string): Actual => ({ kind: 'number', value: value as Decimal })
const on = (day: string): Actual => ({ kind: 'date', on: day as Day })

const drafts = (
  period: string,
  year: number,
  outcomes: Readonly<Partial<Record<IndicatorKey, Outcome>>>,
): ExampleResult[] =>
  indicatorKeys.flatMap((key) => {
    const outcome = outcomes[key]
    if (!outcome) return []
    return {
      key,
      draft: {
        period: period as Period,
        actual: outcome.actual,
        deviationReason: outcome.reason ?? '',
        improvement: outcome.mend ?? '',
        reduction: null,
        sample: outcome.sample ?? null,
        files: filesFor(year, key),
      },
    }
  })

/** Results of 2023: thirteen of fifteen targets reached, two missed with their reasons. The total cost is measured from the ledger. */
export const results2023: readonly ExampleResult[] = drafts('2023', 2023, {
  visitCost: { actual: number('760') },
  inspections: { actual: number('52') },
  weekendDuty: { actual: number('117') },
  scans: { actual: number('12') },
  covered: { actual: number('48') },
  playoutUp: { actual: number('99.97') },
  clientUp: {
    actual: number('99.65'),
    reason: '8月9日云主机宿主机磁盘损坏，从备份恢复用时26小时，当月可用率96.51%，拉低了全年平均值。',
    mend: '9月起改为双可用区部署并接入自动切换，2024年合同写入可用率赔付条款。',
  },
  accidents: { actual: number('0') },
  response: { actual: number('26') },
  upgrade: {
    actual: on('2023-07-14'),
    reason: '显卡到货推迟，非编工作站7月14日通过验收，比计划晚两周。',
    mend: '进口配件采购提前一个季度启动，合同约定到货违约责任。',
  },
  users: { actual: number('6.82') },
  majorEvents: { actual: { kind: 'yes-no', yes: true } },
  rules: {
    actual: { kind: 'graded', grade: 'achieved', shareBp: 9_500 },
    reason: '抽查24次交接记录，有3次缺项，已补。',
    mend: '交接单改为必填项，由办公室每季度抽查。',
  },
  satisfaction: {
    actual: number('92.7'), // (178 + 88) ÷ 287 = 92.68 %
    sample: {
      sent: 320,
      returned: 301,
      valid: 287,
      from: '2023-11-20' as Day,
      to: '2023-12-03' as Day,
      source: '客户端注册用户和微信公众号读者；客户端弹窗和公众号推文同时发放',
      answers: [178, 88, 17, 0, 4],
      counting: 'satisfied',
    },
  },
})

/** Results of 2022: the switcher struck by lightning cost one target. */
export const results2022: readonly ExampleResult[] = drafts('2022', 2022, {
  visitCost: { actual: number('820') },
  inspections: { actual: number('52') },
  weekendDuty: { actual: number('113') },
  scans: { actual: number('12') },
  covered: { actual: number('45') },
  playoutUp: { actual: number('99.93') },
  clientUp: { actual: number('99.88') },
  accidents: { actual: number('0') },
  response: {
    actual: number('34'),
    reason: '8月雷击期间多套系统同时报修，工程师分批到场。',
    mend: '2023年维保合同增加汛期驻点一人。',
  },
  upgrade: { actual: on('2022-10-24') },
  users: { actual: number('5.71') },
  majorEvents: { actual: { kind: 'yes-no', yes: true } },
  rules: {
    actual: { kind: 'graded', grade: 'achieved', shareBp: 9_000 },
    reason: '汛期隐患排查晚于计划两周。',
  },
  satisfaction: {
    actual: number('91.2'), // (152 + 86) ÷ 261 = 91.19 %
    sample: {
      sent: 300,
      returned: 276,
      valid: 261,
      from: '2022-12-05' as Day,
      to: '2022-12-18' as Day,
      source: '微信公众号读者；公众号推文发放',
      answers: [152, 86, 18, 0, 5],
      counting: 'satisfied',
    },
  },
})

/** Results of the running project: one entry for each quarter that is over, for what is counted by the quarter. */
export function resultsNow(today: Day): ExampleResult[] {
  const year = yearOf(today)
  const quarters = [
    {
      period: `${year}-Q1`,
      over: `${year}-03-31`,
      inspections: '13',
      weekendDuty: '29',
      scans: '3',
      users: '7.42',
    },
    {
      period: `${year}-Q2`,
      over: `${year}-06-30`,
      inspections: '26',
      weekendDuty: '59',
      scans: '6',
      users: '7.63',
    },
    {
      period: `${year}-Q3`,
      over: `${year}-09-30`,
      inspections: '38',
      weekendDuty: '87',
      scans: '9',
      users: '7.79',
    },
  ]
  return quarters
    .filter((q) => q.over < today)
    .flatMap((q) =>
      drafts(q.period, year, {
        inspections: {
          actual: number(q.inspections),
          ...(q.period.endsWith('Q3') && { reason: '9月最后一周机房停电检修，巡检顺延到10月第一周。' }),
        },
        weekendDuty: { actual: number(q.weekendDuty) },
        scans: { actual: number(q.scans) },
        accidents: { actual: number('0') },
        users: { actual: number(q.users) },
      }),
    )
}
