import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bareContext, checkRules, reportWords, textFile } from '../../../../../test/fixtures/report-check.ts'
import { check } from './check.ts'
import { readReport } from './read-report.ts'

const folder = fileURLToPath(new URL('../../../../../../shared/case/', import.meta.url))

/** What its README says is wrong with the real report: severity, rule, and words of the quote. */
const WRONG: readonly (readonly ['E' | 'W' | 'I', string, string])[] = [
  ['E', 'r-01', '97.70%'],
  ['W', 'r-15', '附件4-1'],
  ['W', 'l-01', '100分'],
  ['W', 'r-12', '11月30日达到100%'],
  ['W', 'r-12', '一季度不低于20%'],
  ['W', 'l-17', '97.70%'],
  ['W', 'r-13', '公众评判法'],
  ['W', 'i-13', '绩效评价报告'],
  ['W', 'l-15', '全部到位'],
  ['W', 'l-18', '一是用于'],
  ['W', 'l-19', '达成率100%'],
  ['W', 's-13', '完成良好'],
  ['W', 'r-19', '存在的问题'],
  ['W', 's-06', '指将'],
  ['W', 'r-20', '降低运维成本'],
  ['W', 's-14', '政府采购管理制度'],
  ['W', 's-15', '主要为一般公共预算'],
  ['I', 's-05', '绩效评价报告'],
  ['I', 's-01', ''],
  ['I', 'r-16', '项目单位绩效报告情况'],
  ['I', 's-08', '应包括'],
  ['I', 'r-17', '新区'],
  ['I', 's-16', '我部门'],
  ['I', 's-09', '部门整体'],
  ['I', 's-17', '项目均'],
  ['I', 's-18', '绩效评价报告'],
  ['I', 's-12', '绩效评价报告'],
  ['I', 's-11', '拔付'],
  ['I', 's-11', '其益管理'],
  ['I', 's-11', '实时效果'],
  ['I', 's-11', '预编制'],
]

test.skipIf(!existsSync(folder))(
  'everything that is wrong with the real report in ../shared is found, and no other error',
  () => {
    const name = readdirSync(folder).find((n) => n.endsWith('.txt')) as string
    const report = textFile(readFileSync(folder + name, 'utf8'), name)
    const found = check(readReport([report], reportWords), checkRules, bareContext)
    for (const [severity, rule, words] of WRONG)
      expect(
        found.some(
          (f) =>
            f.rule === rule &&
            f.severity === severity &&
            (words === '' || f.quotes.some((q) => q.text.includes(words))),
        ),
        `${rule} ${words}`,
      ).toBe(true)
    expect(found.filter((f) => f.severity === 'E')).toHaveLength(1)
    const named = new Set(WRONG.map(([, rule]) => rule))
    expect(found.filter((f) => f.severity === 'W' && !named.has(f.rule))).toEqual([])
  },
)
