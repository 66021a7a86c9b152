import type { ProjectId } from '../budget/project.ts'
import { type Goal, GoalId, type Outcome, type Quarter } from '../evaluate/goal.ts'
import { type Day, dayStart, type Instant, type Year } from '../kernel/time.ts'
import { centerId, examplePeople } from './center.ts'
import { exampleId } from './ids.ts'
import type { YearTargets } from './indicators.ts'
import { project2022 } from './project-2022.ts'
import { project2023 } from './project-2023.ts'

/** An approved goal, scored by 10号 under the frame of 2021 with cost unless somebody asks for another. */
function goalOf(
  group: string,
  projectId: ProjectId,
  year: Year,
  annual: string,
  stages: readonly string[],
): Goal {
  return {
    id: GoalId.parse(exampleId('gol', group, 1)),
    unitId: centerId,
    projectId,
    year,
    annual,
    stages: stages.map((text, i) => ({ quarter: `Q${i + 1}` as Quarter, text })),
    templateId: 'mof-2021-cost',
    ruleSetId: 'mof-2020',
    state: 'approved',
    version: 1,
    changedAt: (dayStart(`${year}-01-15` as Day) + 10 * 3_600_000) as Instant,
    changedBy: examplePeople.owner.id,
  }
}

const stages = [
  '签订安全监测、内容审核、周末值守和维保合同；完成一季度巡检13次、客户端安全检测3次；完成等级保护测评启动。',
  '累计巡检26次、客户端安全检测6次；媒资存储扩容通过验收；非编工作站升级完成到货安装。',
  '累计巡检39次、客户端安全检测9次；取得等级保护测评报告；完成一次播出系统应急演练。',
  '累计巡检52次、客户端安全检测12次；完成用户满意度调查和年度自评；合同款按约定付清。',
]

export const goal2022 = goalOf(
  '2022',
  project2022.id,
  2022,
  '保障客户端信息发布安全和微信平台周末不断更；播出、制作、存储、网络系统全年巡检不少于52次，播出系统可用率不低于99.9%，用户满意度不低于90%。',
  stages,
)

export const goal2023 = goalOf(
  '2023',
  project2023.id,
  2023,
  '全年投入不超过46.95万元，保障三件事：一是客户端信息发布安全，全年安全检测不少于12次，信息发布安全事故为零；二是微信平台周末和节假日有人值守，值守不少于115天；三是播出、制作、存储、网络系统和非编设备正常运行，巡检不少于52次，播出系统可用率不低于99.95%，故障平均响应时间不超过30分钟。年末客户端注册用户达到6.5万人，用户满意度不低于90%。',
  stages,
)

/** The running project's goal. */
export const goalNow = (projectId: ProjectId, year: Year): Goal =>
  goalOf(
    '9999',
    projectId,
    year,
    '全年投入不超过48.00万元，保障客户端信息发布安全、微信平台周末和节假日值守、播出制作存储网络系统正常运行：安全事故为零，巡检不少于52次，播出系统可用率不低于99.95%，客户端服务可用率不低于99.9%，年末注册用户达到8万人，用户满意度不低于91%。',
    stages,
  )

export const outcome2022: Outcome = {
  projectId: project2022.id,
  achieved:
    '三项任务全部完成。全年巡检52次，微信平台周末和节假日值守113天；8月雷击损坏播出切换台，9月追加预算后更换，影响播出系统可用率；用户满意度91.2%。',
  executionReason: '网络系统维护和演播室升级经比价低于预算，结余7,040.00元交回财政。',
  version: 1,
}

export const outcome2023: Outcome = {
  projectId: project2023.id,
  achieved:
    '三项任务全部完成，15项指标中13项达到目标。客户端完成安全检测12次，全年没有信息发布安全事故；微信平台周末和节假日值守117天；播出、制作、存储、网络系统巡检52次。客户端服务可用率和重点升级任务完成时间两项没有达到目标，原因和改进措施见各指标说明。',
  executionReason:
    '二季度末支付进度低于60%的节点要求，原因是非编工作站到货推迟，验收和第二笔付款由6月移到7月；10月、11月节点未达到，原因是四季度维保费和两笔质保金按合同在12月验收后支付。媒资存储扩容和非编升级经询价低于预算，结余10,800.00元交回财政。',
  version: 1,
}

const quarterly = (a: string, b: string, c: string, d: string) => [a, b, c, d] as const

/** Targets of a year; what the three years have in common stands here once. */
const common = {
  inspections: { target: '52', quarters: quarterly('13', '26', '39', '52') },
  scans: { target: '12', quarters: quarterly('3', '6', '9', '12') },
  accidents: { target: '0', quarters: quarterly('0', '0', '0', '0') },
  response: { target: '30', quarters: quarterly('≤30', '≤30', '≤30', '≤30') },
  majorEvents: {
    target: '重要保障期没有停播、错播、漏播',
    quarters: quarterly('全国两会期间零事故', '零事故', '零事故', '国庆期间零事故'),
  },
  rules: {
    target: '制度齐备，预案每年演练不少于1次，交接和复盘有记录',
    quarters: quarterly('修订运维管理办法', '完成汛期隐患排查', '完成应急演练', '完成年度复盘'),
  },
} as const

export const targets2022: YearTargets = {
  ...common,
  totalCost: { target: '44', quarters: quarterly('≤9', '≤26', '≤35', '≤44') },
  visitCost: { target: '850', quarters: quarterly('≤850', '≤850', '≤850', '≤850') },
  weekendDuty: { target: '112', quarters: quarterly('28', '56', '84', '112') },
  covered: { target: '45', quarters: quarterly('45', '45', '45', '45') },
  playoutUp: { target: '99.9', quarters: quarterly('≥99.9', '≥99.9', '≥99.9', '≥99.9') },
  clientUp: { target: '99.8', quarters: quarterly('≥99.8', '≥99.8', '≥99.8', '≥99.8') },
  upgrade: { target: '2022-10-31', quarters: quarterly('完成需求确认', '完成采购', '到货安装', '通过验收') },
  users: { target: '5.5', quarters: quarterly('4.6', '4.9', '5.2', '5.5') },
  satisfaction: { target: '90', quarters: quarterly('不适用', '不适用', '不适用', '≥90') },
}

export const targets2023: YearTargets = {
  ...common,
  totalCost: { target: '46.95', quarters: quarterly('≤9.39', '≤28.17', '≤37.56', '≤46.95') },
  visitCost: { target: '800', quarters: quarterly('≤800', '≤800', '≤800', '≤800') },
  weekendDuty: { target: '115', quarters: quarterly('29', '58', '86', '115') },
  covered: { target: '48', quarters: quarterly('48', '48', '48', '48') },
  playoutUp: { target: '99.95', quarters: quarterly('≥99.95', '≥99.95', '≥99.95', '≥99.95') },
  clientUp: { target: '99.9', quarters: quarterly('≥99.9', '≥99.9', '≥99.9', '≥99.9') },
  upgrade: { target: '2023-06-30', quarters: quarterly('签订合同', '通过验收', '运行跟踪', '质保回访') },
  users: { target: '6.5', quarters: quarterly('6.0', '6.2', '6.3', '6.5') },
  satisfaction: { target: '90', quarters: quarterly('不适用', '不适用', '不适用', '≥90') },
}

/** Targets of the running project. */
export const targetsNow = (year: Year): YearTargets => ({
  ...common,
  totalCost: { target: '48', quarters: quarterly('≤9.6', '≤28.8', '≤38.4', '≤48') },
  visitCost: { target: '780', quarters: quarterly('≤780', '≤780', '≤780', '≤780') },
  weekendDuty: { target: '115', quarters: quarterly('29', '58', '86', '115') },
  covered: { target: '52', quarters: quarterly('52', '52', '52', '52') },
  playoutUp: { target: '99.95', quarters: quarterly('≥99.95', '≥99.95', '≥99.95', '≥99.95') },
  clientUp: { target: '99.9', quarters: quarterly('≥99.9', '≥99.9', '≥99.9', '≥99.9') },
  upgrade: { target: `${year}-08-31`, quarters: quarterly('签订合同', '到货安装', '通过验收', '质保回访') },
  users: { target: '8', quarters: quarterly('7.4', '7.6', '7.8', '8.0') },
  satisfaction: { target: '91', quarters: quarterly('不适用', '不适用', '不适用', '≥91') },
})
