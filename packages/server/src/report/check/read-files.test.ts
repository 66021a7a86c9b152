import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import type { CheckOutcome } from '@rongheng/core/report/check/report-checker'
import type { CheckedFile } from '@rongheng/core/report/check/report-check'
import { expect, test } from 'vitest'
import { judgeFiles } from './read-files.ts'

const file = (name: string, fault: CheckedFile['fault'] = null): CheckedFile => ({
  name,
  sizeBytes: 1,
  sm3: '',
  format: 'docx',
  fault,
  unread: [],
})
const cell = (text: string) => ({ row: 0, column: 0, rows: 1, columns: 1, text })
const document = (name: string, title: string, text: string): ReadDocument => ({
  name,
  format: 'docx',
  unread: [],
  blocks: [{ kind: 'table', title, page: null, cells: [cell(''), cell(text)] }],
})
const outcome: CheckOutcome = {
  title: null,
  year: null,
  findings: [],
  notRead: [
    { file: 0, block: 0 },
    { file: 1, block: 0 },
  ],
}

test('a table that was not understood is named with its file, past files that could not be read', async () => {
  const { files } = await judgeFiles(
    { check: async () => outcome },
    {
      files: [
        file('坏的.docx', { code: 'report.file-empty', facts: {} }),
        file('报告.docx'),
        file('评分表.docx'),
      ],
      documents: [document('报告.docx', '表3 分镇得分', '镇'), document('评分表.docx', '', '科室 名称')],
    },
    {} as Parameters<typeof judgeFiles>[2],
  )
  expect(files.map((f) => f.unread)).toEqual([
    [],
    [{ why: 'table', count: 1, where: ['表3 分镇得分'] }],
    [{ why: 'table', count: 1, where: ['科室 名称'] }],
  ])
})
