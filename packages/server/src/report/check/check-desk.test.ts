import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { reportWorkHere } from '@rongheng/adapters/files/testing-report-work'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { DeskAsk } from '@rongheng/core/report/check/desk'
import type { ReportWork, WorkOnReport } from '@rongheng/core/report/check/document-reader'
import { expect, test, vi } from 'vitest'
import { shippedRulebook } from '../../testing.ts'
import { answerDesk } from './check-desk.ts'

const rulebook = await shippedRulebook()
const folder = mkdtempSync(path.join(tmpdir(), 'rongheng-desk-'))
const at = (name: string) => path.join(folder, name)
const written = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const WRONG = written(
  '报告.txt',
  '2023年度项目支出绩效评价报告\n全年预算数46.95万元，全年执行数45.87万元，预算执行率99.70%。',
)

async function asked(ask: Partial<DeskAsk>, workOnReport: WorkOnReport = reportWorkHere) {
  const answer = await answerDesk(
    { rulebook, workOnReport },
    { id: 7, files: [WRONG], lastYear: [], ruleSetId: null, docx: null, ...ask },
    0 as Instant,
  )
  if ('refused' in answer) throw new Error(answer.refused.code)
  return answer
}
const faults = (files: readonly { name: string; fault: { code: string } | null }[]) =>
  files.map(({ name, fault }) => [name, fault?.code ?? null])
/** The work in this process, but for one part of it. */
const butFor =
  (other: Partial<ReportWork>): WorkOnReport =>
  (use) =>
    reportWorkHere((work) => use({ ...work, ...other }))

test('a file that cannot be taken in is said so by name and not opened, and the others are checked', async () => {
  mkdirSync(at('夹.docx'))
  execFileSync('mkfifo', [at('管道.docx')])
  truncateSync(written('大.docx', ''), 500 * 1024 * 1024)
  const files = [
    at('夹.docx'),
    at('管道.docx'),
    at('没有.docx'),
    written('空.docx', ''),
    at('大.docx'),
    WRONG,
  ]
  const answer = await asked({ files })
  expect(faults(answer.files)).toEqual([
    ['夹.docx', 'report.file-is-none'],
    ['管道.docx', 'report.file-is-none'],
    ['没有.docx', 'report.file-missing'],
    ['空.docx', 'report.file-empty'],
    ['大.docx', 'report.file-too-large'],
    ['报告.txt', null],
  ])
  expect(answer.findings.some((finding) => finding.rule === 'r-01')).toBe(true)
})

test('last year’s report that cannot be read is said so as well', async () => {
  const answer = await asked({ lastYear: [at('上年.docx')] })
  expect(faults(answer.lastYear)).toEqual([['上年.docx', 'report.file-missing']])
  expect(faults(answer.files)).toEqual([['报告.txt', null]])
})

test('a check that takes too much is said of the files, and nothing is said to be right', async () => {
  const check = () => Promise.reject(new Refusal('report.file-too-heavy', { name: '' }))
  const answer = await asked({}, butFor({ check }))
  expect(answer.files).toMatchObject([
    { name: '报告.txt', fault: { code: 'report.file-too-heavy', facts: { name: '报告.txt' } } },
  ])
})

test('a fault of the program itself is told as one, and the desk goes on', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await asked(
    {},
    butFor({ check: () => Promise.reject(new TypeError('x is not a function')) }),
  )
  expect(faults(answer.files)).toEqual([['报告.txt', 'report.check-failed']])
  expect(told).toHaveBeenCalledOnce()
})
