import type { ReportContent } from '../report/content.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Day } from '../kernel/time.ts'
import { examplePeople } from './center.ts'

/** Numbers that no record holds: entered by hand, each a fact with the document it was read from. */
export const handNumbers2023: readonly {
  readonly label: string
  readonly value: Decimal
  readonly unit: string
  readonly document: string
}[] = [
  ['问卷发放数', '320', '份', '2023年用户满意度问卷统计.csv'],
  ['问卷回收数', '301', '份', '2023年用户满意度问卷统计.csv'],
  ['有效问卷数', '287', '份', '2023年用户满意度问卷统计.csv'],
  ['云主机故障日期', '20230809', '日期', '2023年故障报修与响应记录.csv'],
  ['云主机恢复用时', '26', '小时', '2023年故障报修与响应记录.csv'],
  ['客户端8月可用率', '96.51', '%', '2023年系统可用率统计.csv'],
  ['交接记录抽查数', '24', '次', '2023年重要保障期值班与应急演练记录.txt'],
  ['交接记录缺项数', '3', '次', '2023年重要保障期值班与应急演练记录.txt'],
].map(([label = '', value, unit = '', document = '']) => ({ label, value: value as Decimal, unit, document }))

const { owner, finance, office, leader, operator } = examplePeople

const steps: ReportContent['steps'] = [
  ['2024-01-03', office.name, '经中心例会研究，确定本项目为年度自评对象。'],
  [
    '2024-01-04',
    `${leader.name}、${office.name}、${finance.name}`,
    '成立自评小组，明确办公室牵头，财务核对资金，技术部提供运维资料。',
  ],
  ['2024-01-08', office.name, '制订自评方案，确定指标、评分规则和资料清单。'],
  ['2024-01-15', `${owner.name}、${operator.name}`, '收集支付明细、合同、验收单、巡检与故障记录、问卷原件。'],
  ['2024-01-22', finance.name, '将支付台账与凭证逐笔核对，发现的一笔重复支付已在年内退回。'],
  [
    '2024-01-29',
    `${office.name}、${owner.name}`,
    '逐项计算指标完成情况，讨论未达标指标的原因，形成评价结论。',
  ],
  ['2024-02-05', office.name, '撰写自评报告，经领导小组审阅后提交主管部门。'],
  ['2024-02-21', leader.name, '在部务会上反馈评价结果，布置整改。'],
  ['2024-02-28', office.name, '报告、自评表、佐证资料归档。'],
].map(([on, people, what], step) => ({ step, on: on as Day, people: people ?? '', what: what ?? '' }))

const methods: ReportContent['methods'] = [
  {
    method: 'comparison',
    data: '将本年实际完成值与年度目标值、上年实际完成值比较，资料为两年的指标结果和支付台账。',
  },
  {
    method: 'lowest-cost',
    data: '媒资存储扩容和非编升级采购前向三家供应商询价，比较报价后确定，资料为询价记录和合同。',
  },
  { method: 'public-judgement', data: '向客户端和微信平台用户发放满意度问卷，资料为问卷原件和统计表。' },
]

const background =
  '中心承担客户端、微信平台和广播电视节目的日常运行。系统建成后，自有技术人员只够白天值守，周末推送、安全检测和专业设备维护需要购买服务。示例区委宣传部在年初部务会上同意继续设立本项目，列入年初部门预算。'
const purpose =
  '回答三个问题：{{全年预算数}}万元是否按用途花出去，平台是否因此更安全、更稳定，钱花得是否经济。结果用于安排下年度预算和修订维保合同。'
const principles =
  '按谁使用、谁申请、谁实施、谁评价分工：技术部使用并提出需求，项目负责人申请，签约供应商实施，办公室会同财务评价。评价只采用有原始记录的数据，没有记录的不计分。'
const management =
  '采购和支付执行《示例区融媒体中心采购管理办法》和《财务报销与支付审批制度》。维保、监测和值守服务签订书面合同，设备升级凭验收单付款；每季度由办公室抽查巡检记录和值守排班。备品备件单笔金额小，凭申请单和入库单报销，没有另签合同。\n六月的周末值守服务费重复支付一笔，财务在次月对账时发现，供应商已全额退回。'
const conclusion =
  '项目完成了年度主要任务，总得分{{总得分}}分。主要成绩是没有发生信息发布安全事故，播出系统可用率{{实际：播出系统可用率}}%，用户满意度{{实际：平台用户满意度}}%。主要不足是客户端服务可用率{{实际：客户端服务可用率}}%，低于目标，非编工作站升级晚于计划，支付进度有三个节点没有达到。'
const experience =
  '一是把服务质量写进合同。故障响应时限、巡检次数写入维保合同并与付款挂钩，故障平均响应时间为{{实际：故障平均响应时间}}分钟。\n二是集中询价。存储扩容和非编升级一并询价，节约的资金形成结余{{剩余资金}}万元，没有挪作他用。\n三是满意度调查留有原始问卷。共发放{{问卷发放数}}份，回收{{问卷回收数}}份，有效{{有效问卷数}}份，结果可以复核。'
const advice =
  '一是技术部在下年度合同中写明客户端可用率和赔付办法，由云服务商提供双可用区部署，三月底前完成。\n二是进口配件类采购提前一个季度启动，由项目负责人在每年一月列出清单。\n三是财务与供应商商定，四季度维保费在十一月按进度预验收后支付，使支付进度与节点要求一致。\n四是下年度预算建议保持现有规模，存储扩容不再安排。'
const other = '无。'

const texts: ReportContent['texts'] = {
  background,
  implementation:
    '项目由技术部组织实施，通过第三方签约完成。安全监测单位每月检测客户端并提交报告；值守单位周末和节假日派人审核、推送微信稿件；维保单位每周巡检播出、制作、存储、网络系统，接到报修后到场处理。当年完成媒资存储扩容和非编工作站升级。',
  purpose,
  principles,
  conclusion,
  decision:
    '立项依据是中心职能和上年运维情况，经部务会研究、财政部门批复后列入预算。绩效目标分解到季度，指标有目标值、依据和数据来源。预算按三项用途测算，参照上年合同价格和设备台账，执行中没有调整。',
  management,
  experience,
  advice,
  other,
  'unit-report': '技术部在年度终了后提交了自评表、支付台账和佐证资料，资料齐全，数字与台账一致。',
  'fund-management': management,
  organisation:
    '中心成立由领导小组成员、办公室、财务、技术部组成的工作小组。技术部负责需求、验收和日常协调，财务负责支付和对账，办公室负责合同、检查和评价。',
  sustainability:
    '平台需要长期运行，下年度仍需购买服务。维保合同到期前一个月重新询价；存储和非编设备均在质保期内；运维管理办法和应急预案已修订，每年演练。',
  application: '建议将评价结果作为下年度预算安排和供应商续约的依据，并在中心网站公开自评表。',
  analysis:
    '完成好的指标集中在有合同约束、有原始记录的工作上：巡检、安全检测、值守天数均达到目标。偏差大的是客户端服务可用率和升级完成时间，前者因云主机磁盘损坏，后者因显卡到货推迟；两项都在合同条款和采购时间上有改进余地。',
  rectification:
    '客户端可用率由技术部负责，三月底前完成双可用区部署；升级延期由项目负责人负责，一月列出采购清单；支付节点由财务负责，四季度起按月核对进度。',
  'work-advice': '建议主管部门在年初明确评分规则和指标模板，避免年末返工。',
  'budget-advice':
    '建议下年度预算保持现有规模。本年执行率{{预算执行率}}%，结余来自询价节约，不影响任务完成；安全监测和维保为刚性支出。',
}

/** What the people of the example wrote into their report of 2023, for every outline. Numbers stand in it as tokens. */
export const reportContent2023: ReportContent = { texts, steps, methods, quoted: {}, author: office.name }
