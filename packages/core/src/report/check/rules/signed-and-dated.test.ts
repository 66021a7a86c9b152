import { expect, test } from 'vitest'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

const rows = Array.from({ length: 30 }, (_, i) => `|数据${i}|2023年|${i}|`).join('\n')
const report = (signature: string) =>
  findingsIn(
    `2023年度应急广播项目绩效评价报告
一、基本情况
内容。
二、绩效评价工作开展情况
内容。
三、综合评价情况及评价结论
内容。
${signature}
附件1
${rows}`,
    ['s-12'],
  ).map((f) => f.facts['missing'])

test('the signature is looked for before the attachments, however long they are', () => {
  expect(report('示例区融媒体中心（草稿，尚未定稿）\n2024年3月1日')).toEqual([])
  expect(report('内容。')).toEqual(['成文日期、编写单位或编写人'])
})
