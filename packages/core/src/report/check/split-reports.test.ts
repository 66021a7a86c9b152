import { expect, test } from 'vitest'
import { bareContext, checkRules, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import type { ReadDocument } from './read-document.ts'
import { readStructure } from './read-structure.ts'
import { checkHere } from './report-checker.ts'
import { splitReports } from './split-reports.ts'

const report = (title: string, spent: string, rate: string) =>
  textFile(
    `${title}
一、基本情况
全年预算数46.95万元，项目总支出${spent}万元。
二、绩效评价工作开展情况
六月评价。
三、综合评价情况及评价结论
预算执行率${rate}%。`,
    `${title}.txt`,
  )
const radio = report('2023年应急广播项目绩效评价报告', '45.87', '97.70')
const app = report('2023年客户端运维项目绩效评价报告', '40.00', '85.20')
const form = textFile('客户端运维项目评分表\n附件1', '评分表.txt')

const groups = (...files: ReadDocument[]) =>
  splitReports(
    files,
    files.map((file, i) => readStructure(i, file, reportWords)),
  )

test('reports on two projects are kept apart, and a form goes with the project it names', () => {
  expect(groups(radio, form, app)).toEqual([[0], [1, 2]])
})

test('two texts on one project belong together, and those on two years do not', () => {
  const selfReport = report('2023年应急广播项目绩效自评报告', '45.87', '97.70')
  expect(groups(radio, selfReport)).toEqual([[0, 1]])
  expect(groups(radio, report('2022年应急广播项目绩效评价报告', '45.87', '97.70'))).toEqual([[0], [1]])
})

test('their numbers do not contradict each other, and a fault is found in its own file', () => {
  const { lastYear: _, ...context } = bareContext
  const errors = (...documents: ReadDocument[]) =>
    checkHere({ documents, lastYear: null, rules: checkRules, words: reportWords, context })
      .findings.filter((f) => f.severity === 'E')
      .map((f) => [f.rule, f.quotes[0]?.file])
  expect(errors(radio, app)).toEqual([])
  expect(errors(radio, report('2023年客户端运维项目绩效评价报告', '40.00', '95.20'))).toEqual([['r-01', 1]])
})

test('last year’s report is held against the first of them only', () => {
  const { lastYear: _, ...context } = bareContext
  const lastYear = [report('2022年客户端运维项目绩效评价报告', '35.20', '90.00')]
  const grown = textFile(`2023年客户端运维项目绩效评价报告
一、基本情况
2022年度项目总支出36.20万元。
二、绩效评价工作开展情况
内容。
三、综合评价情况及评价结论
内容。`)
  const found = (...documents: ReadDocument[]) =>
    checkHere({ documents, lastYear, rules: checkRules, words: reportWords, context }).findings.filter(
      (f) => f.rule === 'r-18',
    ).length
  expect([found(grown), found(radio, grown)]).toEqual([1, 0])
})
