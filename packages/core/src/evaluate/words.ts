import { evaluateDueWords } from './due-words.ts'
import type { Words } from '../kernel/words.ts'
import { scoreWords } from './score-words.ts'
import { actualWords } from './target-text.ts'

/** Refusals and duties. */
const refusals = {
  'evaluate.no-such-goal': {
    zh: '这个项目还没有绩效目标，请先填报绩效目标和指标。',
    en: 'This project has no goal yet. Enter goal and indicators first.',
  },
  'evaluate.no-such-indicator': {
    zh: '没有这个指标，或者它已被删除。请刷新后再试。',
    en: 'There is no such indicator, or it was removed. Reload and try again.',
  },
  'evaluate.no-such-evidence': {
    zh: '没有这份佐证材料。请刷新后再试。',
    en: 'There is no such evidence file. Reload and try again.',
  },
  'evaluate.no-such-rule-set': { zh: '没有编号为 {id} 的评分规则。', en: 'There is no rule set {id}.' },
  'evaluate.no-such-template': {
    zh: '没有编号为 {id} 的指标框架。',
    en: 'There is no indicator template {id}.',
  },
  'evaluate.goal-locked': {
    zh: '绩效目标已经提交或批复，不能修改。需要修改时请撤回，或请主管部门退回。',
    en: 'The goal is submitted or approved and cannot be changed. Take it back, or ask for it to be returned.',
  },
  'evaluate.goal-cannot-submit': {
    zh: '这份绩效目标已经提交或批复，不能再次提交。',
    en: 'This goal is already submitted or approved.',
  },
  'evaluate.goal-cannot-withdraw': {
    zh: '只有已提交、尚未批复的绩效目标可以撤回。',
    en: 'Only a goal that is submitted and not yet approved can be taken back.',
  },
  'evaluate.goal-cannot-approve': {
    zh: '只有已提交的绩效目标可以批复，请刷新后再看。',
    en: 'Only a submitted goal can be approved. Reload and look again.',
  },
  'evaluate.goal-cannot-return': {
    zh: '只有已提交或已批复的绩效目标可以退回。',
    en: 'Only a submitted or approved goal can be returned.',
  },
  'evaluate.opinion-missing': {
    zh: '退回时必须写明意见，让填报人知道要改什么。',
    en: 'Write an opinion when returning a goal, so that its author knows what to change.',
  },
  'evaluate.evidence-withdrawn': {
    zh: '这份佐证已经撤回。',
    en: 'This evidence has been taken back.',
  },
  'evaluate.interval-reversed': {
    zh: '第 {row} 个指标“{name}”的区间下限 {from} 大于上限 {to}，请把两个数对调或改正后再保存。',
    en: 'Indicator {row}, “{name}”: the lower end {from} is above the upper end {to}. Swap or correct them, then save.',
  },
  'evaluate.source-missing': {
    zh: '第 {rows} 个指标没有填“数据来源”。请展开这些指标的“更多”填写，保存后再提交；评价报告要用它。',
    en: 'Indicators {rows} do not say where their data come from. Unfold them, fill in the source, save, and submit again; the report needs it.',
  },
  'evaluate.fill-approved': {
    zh: '只有已批复的目标才用“补填”；填报中的目标请在表里直接修改。',
    en: 'Only an approved goal is completed this way; edit one that is still written in its form.',
  },
  'evaluate.fill-written': {
    zh: '“{name}”的这一项批复时已有内容，不能改；确要改的，请主管部门退回目标。',
    en: 'This was already filled in for “{name}” when it was approved. To change it, have the goal returned.',
  },
  'evaluate.fill-nothing': {
    zh: '没有填写任何内容。',
    en: 'Nothing was filled in.',
  },
  'evaluate.annual-missing': {
    zh: '年度总体目标没有填写，填写后再提交。',
    en: 'The annual goal is empty. Fill it in, then submit.',
  },
  'evaluate.no-indicators': {
    zh: '还没有指标，无法计分。请先填报指标。',
    en: 'There are no indicators, so nothing can be scored. Enter them first.',
  },
  'evaluate.weights-above-100': {
    zh: '分值合计 {sum}（含预算执行率 {execution}），比 100 多 {difference}，无法计分。请调整指标分值。',
    en: 'The weights sum to {sum} (execution rate {execution} included), {difference} above 100. Adjust the weights.',
  },
  'evaluate.weights-below-100': {
    zh: '分值合计 {sum}（含预算执行率 {execution}），比 100 少 {difference}，无法计分。请调整指标分值。',
    en: 'The weights sum to {sum} (execution rate {execution} included), {difference} below 100. Adjust the weights.',
  },
  'evaluate.period-outside-year': {
    zh: '期间 {period} 不在项目年度 {year} 内。请填全年或四个季度之一。',
    en: 'The period {period} is not the project’s year {year} or one of its quarters.',
  },
  'evaluate.bound-to-fact': {
    zh: '“{name}”的实际值取自资金台账，不能手工填写。可以填写偏差原因和佐证。',
    en: 'The result of “{name}” is read from the ledger and cannot be typed in. Reason and evidence can.',
  },
  'evaluate.wrong-kind': {
    zh: '“{name}”的结果和指标性质不符，请按指标性质填写。',
    en: 'The result of “{name}” does not fit its kind of target.',
  },
  'evaluate.outside-band': {
    zh: '打分 {points} 不在本档 {lowest}–{highest} 之内，请改分数或改档次。',
    en: 'The points {points} lie outside the grade’s band {lowest}–{highest}. Change points or grade.',
  },
  'evaluate.evidence-kind': {
    zh: '不收这种文件：{name}。请上传 PDF、OFD、图片、Word、Excel、WPS、文本或 ZIP。',
    en: 'Files of this kind are not taken: {name}. Upload PDF, OFD, pictures, Word, Excel, WPS, text or ZIP.',
  },
  'evaluate.evidence-not-as-named': {
    zh: '文件 {name} 的内容和后缀不符，可能改过名或已损坏。请打开核对，另存后再上传。',
    en: 'The file {name} is not what its ending says; it may be renamed or damaged. Open it, save it again, then upload.',
  },
  'evaluate.evidence-empty': {
    zh: '文件 {name} 是空的，请重新选择。',
    en: 'The file {name} is empty. Choose another.',
  },
  'evaluate.sample-not-asked': {
    zh: '“{name}”不是问卷调查得来的指标，不用填问卷份数。',
    en: '“{name}” is not measured by a survey, so it takes no counts of questionnaires.',
  },
  'evaluate.sample-impossible': {
    zh: '问卷份数对不上：发放 {sent}、回收 {returned}、有效 {valid}。回收不能多于发放，有效不能多于回收。',
    en: 'The counts cannot be: {sent} went out, {returned} came back, {valid} counted. Each can be at most the one before.',
  },
  'evaluate.sample-days': {
    zh: '调查结束日期 {to} 早于开始日期 {from}，请改正。',
    en: 'The survey ends on {to}, before it begins on {from}. Correct the days.',
  },
  'evaluate.sample-disagrees': {
    zh: '填的满意度 {value}% 和答卷算得的 {computed} 不一致，请核对份数、算法或结果。',
    en: 'The result {value}% is not what the answers give, {computed}. Check the counts, the way of counting, or the result.',
  },
  'fact.survey.sent': { zh: '发放问卷', en: 'Questionnaires sent' },
  'fact.survey.returned': { zh: '回收问卷', en: 'Questionnaires returned' },
  'fact.survey.valid': { zh: '有效问卷', en: 'Valid questionnaires' },
  'fact.indicator.actual': { zh: '实际完成值', en: 'Result' },
} as const satisfies Words

/** Sentences of goals, indicators, results and scores; what the lint says stands apart, for the pages that show it. */
export const evaluateWords = {
  ...evaluateDueWords,
  ...refusals,
  ...scoreWords,
  ...actualWords,
} as const satisfies Words
