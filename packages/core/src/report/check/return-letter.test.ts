import { describe, expect, test } from 'vitest'
import { checkRules, reportWords } from '../../../../../test/fixtures/report-check.ts'
import { findingsIn } from '../../../../../test/fixtures/table-check.ts'
import { plain } from '../model.ts'
import { headingOver } from './heading-over.ts'
import { returnLetter } from './return-letter.ts'
import { exampleDocument } from './tables/example-document.ts'

const HEAD = '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|'
const REPORT = `2023年度平台运维项目支出绩效评价报告
一、基本情况
项目于2023年13月1日验收。
二、绩效分析
${HEAD}
|效益指标|社会效益指标|影响力|进一步提升|达成|10|9|覆盖有限|
|效益指标|社会效益指标|服务水平|显著提高|达成|10|9|覆盖有限|`

const document = exampleDocument(REPORT)
const findings = findingsIn(REPORT, ['r-10', 'i-01'])
const rules = new Map(checkRules.map((file) => [file.id, file.rule]))
const from = { unitName: '示例区财政局', on: '2024-03-01' as never }
const letter = returnLetter(
  { title: '绩效评价报告', documents: [document] },
  findings,
  rules,
  from,
  null,
  headingOver([document], reportWords),
)
const lines = letter.parts[0]?.blocks.map((block) =>
  block.kind === 'paragraph' ? plain(block.pieces) : block.kind === 'heading' ? block.text : '',
)

describe('the return letter', () => {
  test('counts what was found in a sentence', () => {
    expect(lines).toContain(
      '你单位报送的《绩效评价报告》收悉。经检查，发现错误1处，表述和格式方面的2处，现退回修改。具体意见如下。',
    )
  })

  test('names heading, place and words, says what is wrong, and asks', () => {
    expect(lines).toContain(
      '1．“一、基本情况”，第 3 段：“2023年13月1日”。“2023年13月1日”这个日期不存在。请核对日期。',
    )
  })

  test('puts findings of quality that ask for the same into one line', () => {
    expect(lines).toContain(
      '1．“影响力”的指标值里“进一步”无法衡量（“二、绩效分析”，第 4 段后的表，第 2 行）；“服务水平”的指标值里“显著”无法衡量（“二、绩效分析”，第 4 段后的表，第 3 行）。请改成可以数、可以查的说法，或写明达到什么算数。',
    )
  })

  test('leaves room for the day and the ground that the office decides', () => {
    expect(lines?.slice(-2)).toEqual([
      '请于＿＿＿＿年＿＿月＿＿日前逐条处理，附修改说明重新报送。',
      '退回依据：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿。',
    ])
  })
})

test('what is said of a heading itself stands under none', () => {
  const under = headingOver([document], reportWords)
  const at = (block: number, start: number) => ({
    quotes: [{ file: 0, block, cell: null, from: start, to: start + 1, text: '' }],
  })
  expect(under(at(1, 2))).toBeNull()
  expect(under(at(2, 0))).toBe('一、基本情况')
})
