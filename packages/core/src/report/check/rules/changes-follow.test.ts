import { expect, test } from 'vitest'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

const said = (text: string) =>
  findingsIn(text, ['n-12'])
    .filter((f) => f.says === 'change')
    .map((f) => f.facts['computed'])

test.each([
  // 19.8 ÷ 15.2 − 1 = 30.263 %
  ['用户由2022年末的15.2万人增至2023年末的19.8万人，增长40.26%。', '30.26%'],
  // 76.8 − 71.3 = 5.5
  ['优良率由2018年的71.3%提高到76.8%，提高6.5个百分点。', '5.50个百分点'],
  // (38.6 − 21.4) ÷ 38.6 = 44.560 %
  ['平均处置时间从38.6小时缩短至21.4小时，缩短54.56%。', '44.56%'],
  // (1,250 − 1,000) ÷ 1,000
  ['播出稿件由1,000篇增加到1,250篇，增长20%。', '25.00%'],
])('%s → %s', (text, computed) => {
  expect(said(text)).toEqual([computed])
})

test.each([
  '用户由2022年末的15.2万人增至2023年末的19.8万人，增长30.26%。',
  '优良率由2018年的71.3%提高到76.8%，提高5.5个百分点。',
  '平均处置时间从38.6小时缩短至21.4小时，降幅44.56%。',
  '办理时限由5天压缩至2.4天，压缩52%。',
  '藏书由0.62册提高到0.66册，增长6%。', // 4 to 9 %, as far as two decimals tell
  '满意度由90%提高到95%，增长5.56%。', // percent of a percentage: another kind of change
  '支出由20万元增加到30万元，占比提高12个百分点。',
  '由3个增加到5个，比计划增长20%。',
])('nothing is said of: %s', (text) => {
  expect(said(text)).toEqual([])
})
