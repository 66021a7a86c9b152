import type { Words } from '../kernel/words.ts'

/** What the lint objects to (`evaluate.lint.<code>`), and what would resolve it (`….mend`). */
export const lintWords = {
  'evaluate.lint.G01': { zh: '年度总体目标没有填写。', en: 'The annual goal is empty.' },
  'evaluate.lint.G01.mend': {
    zh: '写明今年用这笔钱做什么、做多少、什么时候做完、带来什么效果。',
    en: 'Say what this money does this year, how much, by when, and to what effect.',
  },
  'evaluate.lint.G02': {
    zh: '年度总体目标里没有一个数量，年底无从对照。',
    en: 'The annual goal names no quantity to compare with at the end of the year.',
  },
  'evaluate.lint.G02.mend': {
    zh: '补上主要数量，例如“日常巡检不少于52次、系统可用率不低于99.9%”。',
    en: 'Add the main quantities, e.g. “at least 52 inspections, availability of at least 99.9 %”.',
  },
  'evaluate.lint.G03': { zh: '没有分阶段目标。', en: 'There are no stage goals.' },
  'evaluate.lint.G03.mend': {
    zh: '按季度写出要做到哪一步，或在指标里填各季度目标。',
    en: 'Say what is to be reached by the end of each quarter, or fill in quarterly targets of indicators.',
  },
  'evaluate.lint.N02.above': {
    zh: '分值合计 {sum}（含预算执行率 {execution}），比 100 多 {difference}。',
    en: 'The weights sum to {sum} (execution rate {execution} included), {difference} above 100.',
  },
  'evaluate.lint.N02.above.mend': {
    zh: '从一个或几个指标里减去 {difference} 分。',
    en: 'Take {difference} off one or more indicators.',
  },
  'evaluate.lint.N02.below': {
    zh: '分值合计 {sum}（含预算执行率 {execution}），比 100 少 {difference}。',
    en: 'The weights sum to {sum} (execution rate {execution} included), {difference} below 100.',
  },
  'evaluate.lint.N02.below.mend': {
    zh: '给一个或几个指标加上 {difference} 分。',
    en: 'Add {difference} to one or more indicators.',
  },
  'evaluate.lint.N03': {
    zh: '{level}合计 {sum} 分，所选框架为 {should} 分。',
    en: '{level} carry {sum} points; the chosen template gives {should}.',
  },
  'evaluate.lint.N03.mend': {
    zh: '按框架调整；确有特殊情况的，在设定依据里说明并经批复。',
    en: 'Follow the template, or explain the special case and have it approved.',
  },
  'evaluate.lint.I05.none': { zh: '还没有指标。', en: 'There are no indicators yet.' },
  'evaluate.lint.I05.none.mend': {
    zh: '至少设产出指标和效益指标，产出里先写数量和质量。',
    en: 'Set at least output and benefit indicators; begin with quantity and quality.',
  },
  'evaluate.lint.I05.level': {
    zh: '没有{level}。',
    en: 'There is no indicator of this first level: {level}.',
  },
  'evaluate.lint.I05.level.mend': {
    zh: '每个项目都要有产出指标和效益指标，请补一个。',
    en: 'Every project needs output and benefit indicators; add one.',
  },
  'evaluate.lint.I05.kind': {
    zh: '产出里没有{kind}。',
    en: 'Among the outputs there is no indicator of this kind: {kind}.',
  },
  'evaluate.lint.I05.kind.mend': {
    zh: '原则上数量和质量都要有；信息化运维一般可用系统可用率、设备故障率。',
    en: 'In principle both quantity and quality are expected; for IT operation availability or failure rate will do.',
  },
  'evaluate.lint.I06': {
    zh: '这一个指标占 {points} 分，超过全部指标 {sum} 分的一半。',
    en: 'This indicator alone carries {points} of {sum} points, more than half.',
  },
  'evaluate.lint.I06.mend': {
    zh: '把任务拆成几个指标，或把分值分给其他指标。',
    en: 'Split the task into several indicators, or move points to others.',
  },
  'evaluate.lint.I03.levels': {
    zh: '“{name}”在第 {row} 行已经作为另一类指标出现过。',
    en: '“{name}” already stands in row {row} under another first level.',
  },
  'evaluate.lint.I03.levels.mend': {
    zh: '产出写做了什么，效益写带来什么；留下一处，另一处改写。',
    en: 'Outputs say what was done, benefits what it brought; keep one and rewrite the other.',
  },
  'evaluate.lint.I03.rows': { zh: '“{name}”和第 {row} 行重复。', en: '“{name}” repeats row {row}.' },
  'evaluate.lint.I03.rows.mend': {
    zh: '删去一行，或写明两行的区别。',
    en: 'Remove one, or say how they differ.',
  },
  'evaluate.lint.I01.unit': { zh: '数值指标没有度量单位。', en: 'A numeric indicator has no unit.' },
  'evaluate.lint.I01.unit.mend': {
    zh: '填写单位，例如 次、小时、%、万元。',
    en: 'Fill in the unit, e.g. 次, 小时, %, 万元.',
  },
  'evaluate.lint.I01.empty': {
    zh: '定性指标没有写要达到的状态。',
    en: 'A qualitative indicator does not say what is to be reached.',
  },
  'evaluate.lint.I01.empty.mend': {
    zh: '写出可以查证的状态，例如“全年无负面舆情通报”。',
    en: 'Write a state that can be checked.',
  },
  'evaluate.lint.I01.vague': { zh: '“{word}”无法衡量。', en: '“{word}” cannot be measured.' },
  'evaluate.lint.I01.vague.mend': {
    zh: '改成可以数、可以查的说法，或在指标解释里写明达到什么算数。',
    en: 'Use something that can be counted or checked, or say in the explanation what counts.',
  },
  'evaluate.lint.T01': {
    zh: '区间的下限 {from} 大于上限 {to}。',
    en: 'The lower end {from} is above the upper end {to}.',
  },
  'evaluate.lint.T01.mend': { zh: '把两个数对调或改正。', en: 'Swap or correct the two.' },
  'evaluate.lint.L14': {
    zh: '时限 {day} 不在 {year} 年度内。',
    en: 'The day {day} lies outside the year {year}.',
  },
  'evaluate.lint.L14.mend': {
    zh: '核对日期；确实跨年的，在设定依据里说明。',
    en: 'Check the day; if it does reach beyond the year, say so.',
  },
  'evaluate.lint.I10': {
    zh: '比率最多 100%，写“≥100%”等于要求恰好 100%。',
    en: 'A share cannot exceed 100 %, so “≥100 %” means exactly 100 %.',
  },
  'evaluate.lint.I10.mend': {
    zh: '性质改为“＝”，或按实际水平定一个可以达到的值。',
    en: 'Use “＝”, or set a value that can be reached.',
  },
  'evaluate.lint.I10.above': { zh: '比率不可能达到 {target}。', en: 'A share cannot reach {target}.' },
  'evaluate.lint.I10.above.mend': { zh: '改成不超过 100% 的值。', en: 'Set a value of at most 100 %.' },
  'evaluate.lint.W01': {
    zh: '分值为 0，这个指标不起作用。',
    en: 'The weight is 0, so the indicator counts for nothing.',
  },
  'evaluate.lint.W01.mend': { zh: '填写分值，或删去这一行。', en: 'Give it points, or remove it.' },
  'evaluate.lint.M01': {
    zh: '这个指标的实际值取自资金台账，性质应为数值，单位应为元、万元等。',
    en: 'This result is read from the ledger, so the target must be a number and its unit 元, 万元 or the like.',
  },
  'evaluate.lint.M01.mend': {
    zh: '改单位，或把“实际值从哪里来”改为人工填报。',
    en: 'Change the unit, or enter the result by hand.',
  },
  'evaluate.lint.I02': {
    zh: '“{name}”是花了多少钱，不是做了多少事。',
    en: '“{name}” is money spent, not work done.',
  },
  'evaluate.lint.I02.mend': {
    zh: '数量指标写工作量；花钱的快慢由预算执行率反映，花多少放到成本指标。',
    en: 'Quantity is for work done; spending shows in the execution rate, cost under cost indicators.',
  },
  'evaluate.lint.I04': { zh: '“{name}”放在这里不合适。', en: '“{name}” is in the wrong place.' },
  'evaluate.lint.I04.mend': { zh: '改放到{to}。', en: 'Move it to {to}.' },
  'evaluate.lint.I04.template': {
    zh: '所选框架里没有这个二级指标。',
    en: 'The chosen template has no such second level.',
  },
  'evaluate.lint.I04.template.mend': {
    zh: '换一个二级指标，或另选框架。',
    en: 'Choose another second level, or another template.',
  },
  'evaluate.lint.I04.satisfaction': {
    zh: '满意度指标应当写谁对什么满意。',
    en: 'A satisfaction indicator should say who is satisfied with what.',
  },
  'evaluate.lint.I04.satisfaction.mend': {
    zh: '例如“采编人员对系统运维的满意度”。',
    en: 'For instance “editors’ satisfaction with the operation of systems”.',
  },
  'evaluate.lint.I07': {
    zh: '“{word}”是单位整体的指标，不是这个项目的。',
    en: '“{word}” speaks of the whole unit, not of this project.',
  },
  'evaluate.lint.I07.mend': {
    zh: '换成这个项目直接带来的结果。',
    en: 'Use a result that this project brings about.',
  },
  'evaluate.lint.I08': {
    zh: '“{word}”是日常管理要求，不算绩效。',
    en: '“{word}” is a routine duty of management, not performance.',
  },
  'evaluate.lint.I08.mend': {
    zh: '换成做成了什么、效果如何；预算执行率已经单独计分。',
    en: 'Say what was achieved; the execution rate is scored by itself.',
  },
  'evaluate.lint.L08.sample': {
    zh: '没有写调查谁、计划发多少份问卷。',
    en: 'It does not say who is asked, nor how many questionnaires are to go out.',
  },
  'evaluate.lint.L08.sample.mend': {
    zh: '在数据来源里写，例如“年度满意度问卷，面向客户端用户，计划发放300份”；年底填发放、回收、有效份数。',
    en: 'Say so under the source, e.g. “yearly questionnaire among users of the app, 300 to go out”; the year-end result asks for the counts.',
  },
  'evaluate.lint.L08': {
    zh: '满意度没有选“问卷调查”。',
    en: 'Satisfaction is not measured by a survey here.',
  },
  'evaluate.lint.L08.mend': {
    zh: '满意度要有实际调查；没有调查的，评分时可能不被认可。',
    en: 'Satisfaction needs a real survey; without one its points may not be accepted.',
  },
  'evaluate.lint.I09': {
    zh: '名称有 {length} 个字，超过 {limit} 个字。',
    en: 'The name has {length} characters, more than {limit}.',
  },
  'evaluate.lint.I09.mend': {
    zh: '名称写短，口径写到指标解释里。',
    en: 'Keep the name short; details belong in the explanation.',
  },
  'evaluate.lint.I11': { zh: '没有填：{fields}。', en: 'Left blank: {fields}.' },
  'evaluate.lint.I11.mend': {
    zh: '填写内容；确实没有的，写“不适用”。',
    en: 'Fill them in; where there is nothing, write “不适用”.',
  },
  'evaluate.lint.I11.source': {
    zh: '没有填“数据来源”，提交审核前必须填写。',
    en: 'The source is blank; it must be filled in before the goal is submitted.',
  },
  'evaluate.lint.I11.source.mend': {
    zh: '写明年底从哪里取数，例如“巡检记录”“国库集中支付明细”。',
    en: 'Say where the value will be taken from, e.g. “inspection records”.',
  },
  'evaluate.lint.I12': {
    zh: '上一年已经做到 {before}，今年的目标 {target} 反而更容易达到。',
    en: 'Last year already reached {before}; this year’s target {target} is easier to reach.',
  },
  'evaluate.lint.I12.mend': {
    zh: '目标从严从高，一般不松于上年；确要放宽的，在设定依据里说明。',
    en: 'Ask no less than last year brought, or explain why.',
  },
} as const satisfies Words
