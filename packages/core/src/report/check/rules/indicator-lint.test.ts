import { expect, test } from 'vitest'
import { money, rows } from '../../../../../../test/fixtures/phrasings/phrasing.ts'
import { checkRules } from '../../../../../../test/fixtures/report-check.ts'
import { findingsIn } from '../../../../../../test/fixtures/table-check.ts'

const OUT = '产出指标'
const BENEFIT = '效益指标'

test('sound indicators have nothing said against them', () => {
  const sound = `${money('46.95|46.95|46.95|10|100%|10')}
${rows(
  `${OUT}|数量指标|日常巡检次数|≥52次|52次|20|20`,
  `${OUT}|质量指标|系统可用率|≥99.9%|99.95%|15|15`,
  `${OUT}|时效指标|恢复时间|≤4小时|3小时|15|15`,
  `${BENEFIT}|社会效益指标|责任事故|＝0起|0起|30|30`,
  '满意度指标|服务对象满意度指标|用户满意度|≥90%|91%|10|10',
)}`
  const codes = checkRules.map((file) => file.id).filter((id) => id.startsWith('i-'))
  expect(findingsIn(sound, codes).map((f) => `${f.rule} ${f.says}`)).toEqual([])
})
