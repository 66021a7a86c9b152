import { expect, test } from 'vitest'
import {
  bareContext,
  checkRules,
  reportWords,
  textFile,
} from '../../../../../../test/fixtures/report-check.ts'
import { checkHere } from '../report-checker.ts'

const { lastYear: _, ...context } = bareContext
const parts = (text: string): unknown[] =>
  checkHere({ documents: [textFile(text)], lastYear: null, rules: checkRules, words: reportWords, context })
    .findings.filter((f) => f.rule === 's-01')
    .map((f) => f.facts['part'] ?? f.facts['parts'])

const whole = `示例县2023年度应急广播项目绩效评价报告
一、基本情况
内容。
二、绩效评价工作开展情况
内容。
三、综合评价情况及评价结论
内容。
四、绩效评价指标分析
（一）项目决策情况
内容。
（二）项目过程情况
内容。
（三）项目产出情况
内容。
（四）项目效益情况
内容。
五、主要经验及做法、存在的问题及原因分析
内容。
六、有关建议
内容。
七、其他需要说明的问题
无。`

test('a report with every part of the outline misses none, and one that drops a part is told which', () => {
  expect(parts(whole)).toEqual([])
  expect(parts(whole.replace('六、有关建议\n内容。\n', ''))).toEqual(['有关建议'])
  expect(parts(whole.replace('（二）项目过程情况\n内容。\n', ''))).toEqual(['过程'])
})

test('a part is there when what belongs inside it is, under the author’s own heading', () => {
  expect(parts(whole.replace('一、基本情况', '一、项目概况'))).toEqual([])
  expect(parts(whole.replace('五、主要经验及做法、存在的问题及原因分析', '五、存在的主要问题'))).toEqual([])
})

test('the four sides are known in the words that authors give them', () => {
  expect(
    parts(
      whole
        .replace('（一）项目决策情况', '（一）决策：立项依据充分，得5分；目标明确，得4分')
        .replace('（二）项目过程情况', '（二）过程类指标分析情况')
        .replace('（三）项目产出情况', '（三）产出指标完成情况（30分，得28分）')
        .replace('（四）项目效益情况', '（四）项目效益指标评价情况'),
    ),
  ).toEqual([])
})

test('an analysis arranged in another way is said once, not four times', () => {
  expect(parts(whole.replace(/（[一二三四]）项目..情况\n内容。\n/g, ''))).toEqual(['决策、过程、产出、效益'])
})

test('a report with an order of its own, and one on a whole department, are not held to the outline', () => {
  expect(
    parts(`示例县2023年农村公路养护补助绩效报告
一、项目概况
内容。
二、资金管理
内容。
三、存在的问题
内容。
四、建议
内容。`),
  ).toEqual([])
  expect(parts(whole.replace('应急广播项目', '部门整体支出').replace('六、有关建议\n内容。\n', ''))).toEqual(
    [],
  )
})
