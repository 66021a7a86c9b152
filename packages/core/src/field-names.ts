import type { Language, Words } from './kernel/words.ts'
import { say } from './kernel/words.ts'
import { checkKinds } from './watch/kinds/all.ts'
import { fieldAt } from './watch/kinds/form.ts'

/**
 * What each field of an input is called on the forms, by the last word of its path; where one word means several things, by
 * the last two, `people.uses`. A test walks all contracts, so a field without a name does not get far.
 */
export const fieldNames = {
  keep: { zh: '保留文件', en: 'Keep the files' },
  key: { zh: '发现', en: 'Finding' },
  lastYearId: { zh: '上年的报告', en: "Last year's report" },
  previousId: { zh: '上一次体检', en: 'Check before this one' },
  a: { zh: '第一套评分规则', en: 'First rule set' },
  achieved: { zh: '年度目标完成情况', en: 'What came of the goal' },
  action: { zh: '操作', en: 'Action' },
  actor: { zh: '操作人', en: 'Who' },
  actual: { zh: '实际完成值', en: 'Result' },
  actuals: { zh: '假设的实际完成值', en: 'Supposed results' },
  again: { zh: '确为另一笔', en: 'Another payment' },
  amount: { zh: '金额', en: 'Amount' },
  annual: { zh: '年度目标', en: 'Goal of the year' },
  answers: { zh: '满意度答卷', en: 'Answers' },
  'people.applies': { zh: '谁申请', en: 'Who applies' },
  appropriation: { zh: '当年财政拨款', en: 'Appropriation of the year' },
  author: { zh: '填报人', en: 'Author' },
  b: { zh: '第二套评分规则', en: 'Second rule set' },
  basis: { zh: '指标值设定依据', en: 'Basis of the target' },
  act: { zh: '怎样处理', en: 'What to do' },
  batchId: { zh: '导入批次', en: 'Import' },
  by: { zh: '完成日期', en: 'To be done by' },
  'carried-over': { zh: '上年结转资金', en: 'Carried over' },
  carriedOver: { zh: '结转', en: 'Carried over' },
  'people.carriesOut': { zh: '谁实施', en: 'Who carries out' },
  payments: { zh: '支付', en: 'Payments' },
  fewUses: { zh: '用途不足三项', en: 'Fewer than three uses' },
  zeroWhy: { zh: '年初没有预算的原因', en: 'Why there is no initial budget' },
  set: { zh: '要补充的内容', en: 'What to fill in' },
  replace: { zh: '替换已填内容', en: 'Replace what is there' },
  choices: { zh: '逐行的决定', en: 'Decisions on rows' },
  code: { zh: '编号', en: 'Code' },
  columns: { zh: '各列的含义', en: 'Meaning of the columns' },
  content: { zh: '报告内容', en: 'Text of the report' },
  contract: { zh: '合同', en: 'Contract' },
  core: { zh: '核心指标', en: 'Core indicator' },
  counting: { zh: '计算方法', en: 'Way of counting' },
  current: { zh: '当前密码', en: 'Current password' },
  data: { zh: '数据', en: 'Data' },
  despite: { zh: '已核对的问题', en: 'Problems looked at' },
  deviationReason: { zh: '偏差原因', en: 'Reason for the deviation' },
  document: { zh: '文号', en: 'Document' },
  'people.evaluates': { zh: '谁评价', en: 'Who evaluates' },
  editionId: { zh: '定稿版本', en: 'Signed version' },
  executionReason: { zh: '执行率偏低的原因', en: 'Reason for the low execution' },
  explanation: { zh: '指标解释', en: 'Explanation' },
  fate: { zh: '行的类别', en: 'Kind of rows' },
  fileId: { zh: '文件', en: 'File' },
  files: { zh: '佐证文件', en: 'Evidence' },
  finished: { zh: '是否完成', en: 'Finished' },
  finishedOn: { zh: '完成日期', en: 'Finished on' },
  format: { zh: '文件格式', en: 'Format' },
  from: { zh: '开始日期', en: 'From' },
  'target.from': { zh: '指标值下限', en: 'Lower bound' },
  'sample.from': { zh: '调查开始日期', en: 'Survey from' },
  fromOn: { zh: '开始日期', en: 'From' },
  fundKind: { zh: '资金性质', en: 'Kind of funds' },
  grade: { zh: '完成程度', en: 'Grade' },
  grants: { zh: '角色', en: 'Roles' },
  headerBottom: { zh: '表头最后一行', en: 'Last row of the heading' },
  headerTop: { zh: '表头第一行', en: 'First row of the heading' },
  id: { zh: '记录', en: 'Record' },
  ids: { zh: '提醒', en: 'Notices' },
  improvement: { zh: '改进措施', en: 'Improvement' },
  incomplete: { zh: '只看未填全的', en: 'Incomplete only' },
  indicatorId: { zh: '指标', en: 'Indicator' },
  indicatorIds: { zh: '指标', en: 'Indicators' },
  indicators: { zh: '指标', en: 'Indicators' },
  initial: { zh: '年初预算数', en: 'Initial budget' },
  kind: { zh: '类型', en: 'Kind' },
  label: { zh: '名称', en: 'Name' },
  language: { zh: '语言', en: 'Language' },
  leftover: { zh: '结转结余', en: 'Left over' },
  level2: { zh: '二级指标', en: 'Second level' },
  limit: { zh: '条数', en: 'Number of rows' },
  measuredBy: { zh: '取数方式', en: 'Measured by' },
  method: { zh: '方法', en: 'Method' },
  methods: { zh: '评价方法', en: 'Methods' },
  metric: { zh: '取数的数据', en: 'Number it reads' },
  milestones: { zh: '进度节点', en: 'Milestones' },
  mine: { zh: '只看我负责的', en: 'Mine only' },
  moneyUnit: { zh: '金额单位', en: 'Unit of amounts' },
  move: { zh: '办理', en: 'Step' },
  name: { zh: '名称', en: 'Name' },
  next: { zh: '新密码', en: 'New password' },
  note: { zh: '说明', en: 'Note' },
  on: { zh: '日期', en: 'Day' },
  opinion: { zh: '意见', en: 'Opinion' },
  other: { zh: '其他资金', en: 'Other funds' },
  ownerId: { zh: '项目负责人', en: 'Owner' },
  page: { zh: '页码', en: 'Page' },
  parentId: { zh: '上级单位', en: 'Unit above' },
  password: { zh: '密码', en: 'Password' },
  payee: { zh: '收款人', en: 'Payee' },
  payeeAccount: { zh: '收款账号', en: "Payee's account" },
  payeeBank: { zh: '开户行', en: "Payee's bank" },
  people: { zh: '人员', en: 'People' },
  period: { zh: '期间', en: 'Period' },
  points: { zh: '扣减的分数', en: 'Points taken off' },
  projectBy: { zh: '按什么认项目', en: 'How projects are told' },
  projectId: { zh: '项目', en: 'Project' },
  purpose: { zh: '用途说明', en: 'Purpose' },
  quarter: { zh: '季度', en: 'Quarter' },
  quarters: { zh: '季度目标', en: 'Quarterly targets' },
  quoted: { zh: '引用的数字', en: 'Quoted numbers' },
  reason: { zh: '理由', en: 'Reason' },
  recognise: { zh: '重新识别', en: 'Recognise again' },
  reduction: { zh: '扣分', en: 'Points taken off' },
  result: { zh: '结果', en: 'Result' },
  returned: { zh: '收回份数', en: 'Returned' },
  role: { zh: '角色', en: 'Role' },
  rowNo: { zh: '行号', en: 'Row' },
  ruleSetId: { zh: '评分规则', en: 'Rule set' },
  rules: { zh: '评分规则', en: 'Rule set' },
  sample: { zh: '满意度调查', en: 'Survey' },
  scoring: { zh: '评分标准', en: 'Scoring' },
  sent: { zh: '发放份数', en: 'Sent' },
  settings: { zh: '读取方式', en: 'How to read it' },
  shareBp: { zh: '完成比例', en: 'Share' },
  sheet: { zh: '工作表', en: 'Sheet' },
  sinceAt: { zh: '起始时间', en: 'Since' },
  size: { zh: '每页条数', en: 'Rows a page' },
  source: { zh: '资金来源', en: 'Source of funds' },
  spent: { zh: '执行数', en: 'Spent' },
  stages: { zh: '阶段目标', en: 'Stages' },
  state: { zh: '状态', en: 'State' },
  step: { zh: '步骤', en: 'Step' },
  steps: { zh: '评价过程', en: 'Steps' },
  suppose: { zh: '假设', en: 'Supposed' },
  surplus: { zh: '结余', en: 'Surplus' },
  target: { zh: '指标值', en: 'Target' },
  template: { zh: '指标框架', en: 'Framework' },
  templateId: { zh: '指标框架', en: 'Framework' },
  text: { zh: '文字', en: 'Text' },
  texts: { zh: '报告文字', en: 'Texts' },
  to: { zh: '结束日期', en: 'To' },
  'target.to': { zh: '指标值上限', en: 'Upper bound' },
  'sample.to': { zh: '调查结束日期', en: 'Survey to' },
  toOn: { zh: '结束日期', en: 'To' },
  unit: { zh: '计量单位', en: 'Unit' },
  unitId: { zh: '单位', en: 'Unit' },
  use: { zh: '用途', en: 'Use' },
  useId: { zh: '用途', en: 'Use' },
  userName: { zh: '用户名', en: 'User name' },
  uses: { zh: '用途', en: 'Uses' },
  'people.uses': { zh: '谁使用', en: 'Who uses' },
  valid: { zh: '有效份数', en: 'Valid' },
  value: { zh: '数值', en: 'Value' },
  'target.value': { zh: '指标值', en: 'Target' },
  version: { zh: '版本', en: 'Version' },
  voucher: { zh: '凭证号', en: 'Voucher' },
  weight: { zh: '分值', en: 'Weight' },
  what: { zh: '内容', en: 'What was done' },
  ranges: { zh: '允许的地址范围', en: 'Ranges' },
  own: { zh: '本机的地址和端口', en: 'Places of this machine' },
  why: { zh: '原因', en: 'Reason' },
  year: { zh: '年度', en: 'Year' },
  yes: { zh: '是否达到', en: 'Reached' },
  agentId: { zh: '由谁运行', en: 'Run by' },
  checkIds: { zh: '监测点', en: 'Checks' },
  copies: { zh: '复制到', en: 'Copies' },
  critical: { zh: '算作故障', en: 'Counts as down' },
  deviceId: { zh: '设备', en: 'Device' },
  failuresToDown: { zh: '连续几次失败算故障', en: 'Failures in a row to be down' },
  successesToUp: { zh: '连续几次正常算恢复', en: 'Successes in a row to be up' },
  poorToWarning: { zh: '连续几次超限算注意', en: 'Poor readings in a row to be a warning' },
  intervalS: { zh: '间隔时间', en: 'Interval' },
  needs: { zh: '依赖的监测点', en: 'Checks that it needs' },
  paused: { zh: '暂停', en: 'Paused' },
  perHour: { zh: '每小时变化', en: 'Change per hour' },
  place: { zh: '地址', en: 'Address' },
  rule: { zh: '判断规则', en: 'Rule of judging' },
  secrets: { zh: '密码', en: 'Passwords' },
  severity: { zh: '严重程度', en: 'Severity' },
  systemId: { zh: '系统', en: 'System' },
  thresholds: { zh: '阈值', en: 'Thresholds' },
  timeoutS: { zh: '超时时间', en: 'Timeout' },
  verdict: { zh: '状态', en: 'Verdict' },
  when: { zh: '方向', en: 'Direction' },
  windowS: { zh: '看多长时间', en: 'Window' },
  withinS: { zh: '多久以内', en: 'Within' },
} as const satisfies Words

/**
 * What the field at a path is called: `uses.0.amount` → "用途第 1 项的金额", `leftover.note` → "说明". Null when any word of the
 * path that matters has no name: the caller then says nothing of it rather than show a word of the program.
 */
export function fieldName(language: Language, path: string): string | null {
  return usualName(language, path) ?? settingName(language, path)
}

/** A setting of a check is called as the form of its kind calls it. */
function settingName(language: Language, path: string): string | null {
  if (!path.startsWith('settings.')) return null
  const setting = path.slice('settings.'.length)
  const fields = checkKinds.map((kind) => fieldAt(kind.form, setting)).filter((field) => field !== null)
  const [field] = fields
  return field ? (language === 'en' ? field.en : field.zh) : null
}

function usualName(language: Language, path: string): string | null {
  const parts = path.split('.')
  const places = parts.flatMap((part, at) => (/^\d+$/.test(part) ? [at] : []))
  const at = places.at(-1)
  const own = nameOf(language, at === undefined ? parts : parts.slice(at + 1))
  if (at === undefined) return own
  const list = nameOf(
    language,
    parts.slice(0, at).filter((part) => !/^\d+$/.test(part)),
  )
  if (list === null) return own
  const nth = Number(parts[at]) + 1
  if (own === null) return language === 'en' ? `${list}, no. ${nth}` : `${list}第 ${nth} 项`
  return language === 'en' ? `${list}, no. ${nth}: ${own}` : `${list}第 ${nth} 项的${own}`
}

function nameOf(language: Language, parts: readonly string[]): string | null {
  for (const key of [parts.slice(-2).join('.'), parts.at(-1) ?? ''])
    if (key in fieldNames) return say(fieldNames, language, key)
  return null
}
