import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { milestoneKind } from '@rongheng/core/budget/milestone-template'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadRulebook } from './rulebook.ts'

const shipped = fileURLToPath(new URL('../../../../rulebook', import.meta.url))
const rule = (id: string) => `id: ${id}
title: 本县进度
region: 示例县
years: { from: 2024, to: null }
source: 示例县财政局通知
sure: A
of: fullYear
steps:
  - { by: "06-30", label: 上半年, percent: 50 }
`

let local: string
beforeEach(async () => {
  local = await mkdtemp(join(tmpdir(), 'rulebook-'))
  await mkdir(join(local, 'milestones'))
})
afterEach(() => rm(local, { recursive: true }))
const put = (name: string, text: string) => writeFile(join(local, 'milestones', name), text)

test('every shipped rule file fits its kind, and each carries its checksum', async () => {
  const rulebook = await loadRulebook(shipped, null, ruleKinds)
  const five = rulebook.find(milestoneKind, 'five-steps')
  expect(five).toMatchObject({ path: 'milestones/five-steps.yaml', origin: 'shipped' })
  expect(five?.sm3).toMatch(/^[0-9a-f]{64}$/)
  expect(five?.rule.steps.map((step) => step.percent)).toEqual([20, 60, 80, 90, 100])
  expect(rulebook.find(milestoneKind, 'nothing')).toBeNull()
})

test('a county adds its own file beside the shipped ones', async () => {
  await put('our-county.yaml', rule('our-county'))
  const rulebook = await loadRulebook(shipped, local, [milestoneKind])
  expect(rulebook.find(milestoneKind, 'our-county')?.origin).toBe('local')
  expect(rulebook.list(milestoneKind).map((file) => file.id)).toContain('five-steps')
})

test.each([
  ['wrong-name.yaml', rule('other'), 'wrong-name'],
  ['five-steps.yaml', rule('five-steps'), '编号 five-steps 已被另一个文件使用'],
  [
    'shares.yaml',
    rule('shares').replace('percent: 50', 'percent: 150'),
    '第 9 行，“steps.0.percent”不能大于 100，现在写的是 150',
  ],
  [
    'shares-en.yaml',
    rule('shares-en').replace('percent: 50', 'percent: 150'),
    'line 9, "steps.0.percent" must be at most 100; it says 150',
  ],
  ['broken.yaml', 'id: [', '附近不是有效的 YAML'],
  ['days.yaml', rule('days').replace('06-30', '06-31x'), '“steps.0.by”的写法不对'],
  ['no-title.yaml', rule('no-title').replace('title: 本县进度\n', ''), '“title”没有写，应写文字'],
  [
    'base.yaml',
    rule('base').replace('of: fullYear', 'of: 全年'),
    '“of”只能是：initial、fullYear，现在写的是 "全年"',
  ],
  ['falls.yaml', `${rule('falls')}  - { by: "05-31", label: 五月, percent: 60 }\n`, '日期必须从早到晚'],
  ['what.yaml', rule('what'), '先把它移出 rulebook 文件夹'],
])('%s is refused, and the message names the file and the place', async (name, text, says) => {
  await put(name, name === 'what.yaml' ? text.replace('sure: A', 'sure: X') : text)
  const load = loadRulebook(shipped, local, [milestoneKind])
  await expect(load).rejects.toThrow(`milestones/${name}`)
  await expect(load).rejects.toThrow(says)
})

test('a file in another encoding is refused with how to save it', async () => {
  await writeFile(join(local, 'milestones', 'gbk.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xb1, 0xbe]))
  await expect(loadRulebook(shipped, local, [milestoneKind])).rejects.toThrow('另存为 UTF-8')
})

test('a folder of ours that does not exist is no error', async () => {
  await expect(loadRulebook(shipped, join(local, 'nowhere'), ruleKinds)).resolves.toBeDefined()
})
