import { expect, test } from 'vitest'
import { readText } from '../../../../../test/fixtures/table-check.ts'
import { shownTitle } from './shown-title.ts'

const titleOf = (text: string) => {
  const reading = readText(text)
  const main = reading.structures[reading.main]
  return main ? shownTitle(reading.files, main) : null
}

test('a title is shown with the project that stands in brackets below it', () => {
  expect(titleOf('项目支出绩效评价报告\n（智慧社区（一期）运维项目）\n一、基本情况')).toBe(
    '项目支出绩效评价报告（智慧社区（一期）运维项目）',
  )
  expect(titleOf('项目支出绩效评价报告\n(平台运行维护)\n一、基本情况')).toBe(
    '项目支出绩效评价报告（平台运行维护）',
  )
})

test.each(['（2023年度）', '（征求意见稿）', '（参考提纲）', '（一）项目概况（二）绩效目标', '一、基本情况'])(
  'a line below a title that names no project stays below: %s',
  (line) => {
    expect(titleOf(`项目支出绩效评价报告\n${line}\n项目于2023年完成。`)).toBe('项目支出绩效评价报告')
  },
)

test('a name that the title has already is not said again, and nothing has no title', () => {
  expect(titleOf('平台运行维护绩效评价报告\n（平台运行维护）\n一、基本情况')).toBe('平台运行维护绩效评价报告')
  expect(titleOf('项目于2023年完成。')).toBeNull()
})
