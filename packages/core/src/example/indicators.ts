import type { Quarter } from '../evaluate/goal.ts'
import {
  type Indicator,
  IndicatorId,
  type MeasuredBy,
  type Method,
  type SecondLevel,
  type Target,
} from '../evaluate/indicator.ts'
import { GoalId } from '../evaluate/goal.ts'
import type { ProjectId } from '../budget/project.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Day } from '../kernel/time.ts'
import { centerId } from './center.ts'
import { exampleId } from './ids.ts'

/** What differs from year to year: the target of each indicator, and what is to be reached by the end of each quarter. */
export type YearTargets = Readonly<
  Record<IndicatorKey, { target: string; quarters: readonly [string, string, string, string] }>
>

type Row = {
  readonly level2: SecondLevel
  readonly name: string
  readonly target: (text: string) => Target
  readonly unit: string
  readonly weight: number
  readonly explanation: string
  readonly basis: string
  readonly method: Method
  readonly source: string
  readonly scoring: string
  readonly core: boolean
  readonly measuredBy?: MeasuredBy
}

const atLeast = (text: string): Target => ({ kind: 'at-least', value: text as Decimal })
const atMost = (text: string): Target => ({ kind: 'at-most', value: text as Decimal })
const proportional = '达到目标值得满分；未达到的按完成比例得分。'
const inverse = '不超过目标值得满分；超过的按目标值与实际值之比得分。'

/** The fifteen indicators, in the order of the form. Weights are points × 100: cost 20, output 40, benefit 20, satisfaction 10. */
const table = {
  totalCost: {
    level2: 'economic-cost',
    name: '平台运维总成本',
    target: atMost,
    unit: '万元',
    weight: 1000,
    explanation: '本年度三项用途的全部支出。',
    basis: '年初预算批复',
    method: 'statistics',
    source: '国库集中支付明细',
    scoring: inverse,
    core: true,
    // Nobody types it in: it is what the ledger says.
    measuredBy: { kind: 'fact', metric: 'budget.spent' },
  },
  visitCost: {
    level2: 'economic-cost',
    name: '应急到场服务单次成本',
    target: atMost,
    unit: '元/次',
    weight: 1000,
    explanation: '突发故障时外包工程师到场一次的平均费用。',
    basis: '上年平均单次820元，本年合同约定上限',
    method: 'statistics',
    source: '维保合同与应急到场记录',
    scoring: inverse,
    core: false,
  },
  inspections: {
    level2: 'quantity',
    name: '系统设备巡检次数',
    target: atLeast,
    unit: '次',
    weight: 500,
    explanation: '播出、制作、存储、网络系统每周巡检一次，形成记录。',
    basis: '维保合同第四条',
    method: 'statistics',
    source: '巡检记录',
    scoring: proportional,
    core: true,
  },
  weekendDuty: {
    level2: 'quantity',
    name: '微信平台周末及节假日值守天数',
    target: atLeast,
    unit: '天',
    weight: 500,
    explanation: '周末和法定节假日有专人值守并推送的天数。',
    basis: '当年日历与值守服务合同',
    method: 'statistics',
    source: '值守排班与推送记录',
    scoring: proportional,
    core: false,
  },
  scans: {
    level2: 'quantity',
    name: '客户端安全检测次数',
    target: atLeast,
    unit: '次',
    weight: 400,
    explanation: '第三方对客户端及其服务端进行漏洞检测的次数。',
    basis: '安全监测服务合同：每月一次',
    method: 'statistics',
    source: '检测报告',
    scoring: proportional,
    core: false,
  },
  covered: {
    level2: 'quantity',
    name: '纳入维保的关键设备数量',
    target: atLeast,
    unit: '台套',
    weight: 400,
    explanation: '签有维保且当年至少维护一次的播出、制作、存储、网络设备。',
    basis: '设备台账',
    method: 'statistics',
    source: '设备台账与维保记录',
    scoring: proportional,
    core: false,
  },
  playoutUp: {
    level2: 'quality',
    name: '播出系统可用率',
    target: atLeast,
    unit: '%',
    weight: 500,
    explanation: '全年应播出时长中系统可用时长所占比例。',
    basis: '上年实际99.93%',
    method: 'statistics',
    source: '播出日志',
    scoring: proportional,
    core: true,
  },
  clientUp: {
    level2: 'quality',
    name: '客户端服务可用率',
    target: atLeast,
    unit: '%',
    weight: 500,
    explanation: '客户端服务端全年可访问时长所占比例，含计划内停机。',
    basis: '安全监测服务合同约定',
    method: 'statistics',
    source: '监测平台统计',
    scoring: proportional,
    core: true,
  },
  accidents: {
    level2: 'quality',
    name: '信息发布安全事故数',
    target: atMost,
    unit: '起',
    weight: 400,
    explanation: '因平台被入侵、篡改或误发而造成的事故。',
    basis: '安全播出管理要求',
    method: 'direct-proof',
    source: '安全事件登记簿',
    scoring: '没有发生得满分；发生一起不得分。',
    core: true,
  },
  response: {
    level2: 'timeliness',
    name: '故障平均响应时间',
    target: atMost,
    unit: '分钟',
    weight: 400,
    explanation: '从报修到工程师开始处理的平均用时。',
    basis: '维保合同约定',
    method: 'statistics',
    source: '报修与处理记录',
    scoring: inverse,
    core: false,
  },
  upgrade: {
    level2: 'timeliness',
    name: '重点升级任务完成时间',
    target: (text) => ({ kind: 'date', by: text as Day }),
    unit: '',
    weight: 400,
    explanation: '当年列入计划的设备升级通过验收的日期。',
    basis: '年度工作计划',
    method: 'direct-proof',
    source: '验收单',
    scoring: '按期完成得满分；逾期按评分规则扣分。',
    core: false,
  },
  users: {
    level2: 'social',
    name: '客户端年末注册用户数',
    target: atLeast,
    unit: '万人',
    weight: 800,
    explanation: '年末客户端累计注册用户数，反映信息服务覆盖面。',
    basis: '上年实际数',
    method: 'statistics',
    source: '客户端后台统计',
    scoring: proportional,
    core: true,
  },
  majorEvents: {
    level2: 'social',
    name: '重要保障期零播出事故',
    target: (text) => ({ kind: 'yes-no', text }),
    unit: '',
    weight: 600,
    explanation: '全国两会、国庆等重要保障期内没有停播、错播、漏播。',
    basis: '安全播出管理要求',
    method: 'direct-proof',
    source: '重要保障期值班日志',
    scoring: '做到得满分；没有做到不得分。',
    core: false,
  },
  rules: {
    level2: 'sustainability',
    name: '运维制度与应急预案执行情况',
    target: (text) => ({ kind: 'qualitative', text }),
    unit: '',
    weight: 600,
    explanation: '制度齐备、预案演练、交接和复盘有记录，能支撑平台长期运行。',
    basis: '中心运维管理办法',
    method: 'description',
    source: '制度文件与演练记录',
    scoring: '按达成年度指标、部分达成、未达成三档评定。',
    core: false,
  },
  satisfaction: {
    level2: 'satisfaction',
    name: '平台用户满意度',
    target: atLeast,
    unit: '%',
    weight: 1000,
    explanation: '问卷中“满意”和“比较满意”占有效问卷的比例；面向客户端和公众号用户，发放不少于300份。',
    basis: '上年实际91.2%，按不低于90%设定',
    method: 'survey',
    source: '年度满意度问卷',
    scoring: proportional,
    core: true,
  },
} as const satisfies Record<string, Row>

export type IndicatorKey = keyof typeof table
/** Keys of the fifteen indicators, in the order of the form. */
export const indicatorKeys = Object.keys(table) as IndicatorKey[]

/** The id of an indicator in one of the example's groups of ids. */
export const indicatorId = (group: string, key: IndicatorKey): IndicatorId =>
  IndicatorId.parse(exampleId('ind', group, indicatorKeys.indexOf(key) + 1))

/** The fifteen indicators of a project, with its year's targets. */
export function indicatorsOf(group: string, projectId: ProjectId, targets: YearTargets): Indicator[] {
  return indicatorKeys.map((key, position) => {
    const { target, measuredBy, ...row }: Row = table[key]
    return {
      ...row,
      id: indicatorId(group, key),
      unitId: centerId,
      projectId,
      goalId: GoalId.parse(exampleId('gol', group, 1)),
      position,
      target: target(targets[key].target),
      quarters: targets[key].quarters.map((text, i) => ({ quarter: `Q${i + 1}` as Quarter, target: text })),
      measuredBy: measuredBy ?? { kind: 'hand' },
    }
  })
}
