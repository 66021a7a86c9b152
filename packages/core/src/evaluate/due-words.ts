import type { Words } from '../kernel/words.ts'

/** What goals and results ask of people; the home page says it. */
export const evaluateDueWords = {
  'evaluate.due.goal-missing': {
    zh: '{project}（{year}年）还没有绩效目标',
    en: '{project} ({year}) has no performance goal yet',
  },
  'evaluate.due.goal-draft': {
    zh: '{project}（{year}年）的绩效目标还没有提交',
    en: 'The goal of {project} ({year}) is not submitted yet',
  },
  'evaluate.due.goal-returned': {
    zh: '{project}（{year}年）的绩效目标被退回，请修改',
    en: 'The goal of {project} ({year}) was returned; revise it',
  },
  'evaluate.due.goal-to-check': {
    zh: '{project}（{year}年）的绩效目标等您审核',
    en: 'The goal of {project} ({year}) waits for your check',
  },
  'evaluate.due.results-missing': {
    zh: '{project}（{year}年）还有 {count} 个指标没有填报实际完成值',
    en: '{project} ({year}): {count} indicators have no result yet',
  },
  'evaluate.due.evidence-missing': {
    zh: '{project}（{year}年）有 {count} 个指标没有佐证材料',
    en: '{project} ({year}): {count} results have no evidence',
  },
  'evaluate.due.stage-missing': {
    zh: '{project}（{year}年）第{quarter}季度末有 {count} 个指标没有填报阶段结果',
    en: '{project} ({year}): {count} indicators have no result for the end of Q{quarter}',
  },
  'evaluate.due.stage-missed': {
    zh: '{project}（{year}年）第{quarter}季度末有 {count} 个指标没有达到阶段目标，还没有说明原因',
    en: '{project} ({year}): {count} indicators missed their target for the end of Q{quarter} and give no reason',
  },
  'evaluate.due.outcome-missing': {
    zh: '{project}（{year}年）还没有写年度总体目标的实际完成情况',
    en: '{project} ({year}): what came of the annual goal is not written yet',
  },
} as const satisfies Words
