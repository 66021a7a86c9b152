import { describe, expect, test } from 'vitest'
import { placeText } from './place-text.ts'
import type { ReadDocument, Table } from './read-document.ts'
import { exampleDocument } from './tables/example-document.ts'

const at = (block: number, cell: number | null, file = 0) => ({
  quotes: [{ file, block, cell, from: 0, to: 1, text: '一' }],
})

describe('a finding in a text without pages', () => {
  const document = exampleDocument(
    '一、基本情况\n|指标|得分|\n|数量|9|\n二、评价结论\n|指标|\n---\n|名称|\n|质量|',
  )

  test('stands in a paragraph, which tables do not count towards', () => {
    expect(placeText(at(2, null), [document], 'zh-CN')).toBe('第 2 段')
    expect(placeText(at(2, null), [document], 'en')).toBe('paragraph 2')
  })

  test('stands in the row of the table after a paragraph', () => {
    expect(placeText(at(1, 3), [document], 'zh-CN')).toBe('第 1 段后的表，第 2 行')
    expect(placeText(at(1, 3), [document], 'en')).toBe('table after paragraph 1, row 2')
  })

  test('stands in the second of two tables after the same paragraph', () => {
    expect(placeText(at(4, 1), [document], 'zh-CN')).toBe('第 2 段后的第 2 张表，第 2 行')
  })

  test('may be about a table as a whole, or one with nothing before it', () => {
    expect(placeText(at(1, null), [document], 'zh-CN')).toBe('第 1 段后的表')
    expect(placeText(at(0, 0), [exampleDocument('|指标|')], 'zh-CN')).toBe('开头的表，第 1 行')
  })
})

test('in a PDF it stands on a page, in a table of it in a row', () => {
  const read = exampleDocument('一、基本情况\n|指标|得分|\n|数量|9|', '报告.pdf')
  const document: ReadDocument = {
    ...read,
    format: 'pdf',
    blocks: read.blocks.map((b) => ({ ...b, page: 5 })),
  }
  expect(placeText(at(0, null), [document], 'zh-CN')).toBe('第 5 页')
  expect(placeText(at(1, 2), [document], 'zh-CN')).toBe('第 5 页的表，第 2 行')
})

test('in a workbook it stands in a cell of a sheet, by the names that the sheet shows', () => {
  const cells: Table['cells'] = [{ row: 4, column: 27, rows: 1, columns: 2, text: '99.70%' }]
  const sheet: Table = { kind: 'table', page: null, title: '附表2', cells }
  const document: ReadDocument = { name: '自评表.xlsx', format: 'xlsx', blocks: [sheet], unread: [] }
  expect(placeText(at(0, 0), [document], 'zh-CN')).toBe('工作表“附表2” AB5')
  expect(placeText(at(0, 0), [document], 'en')).toBe('sheet “附表2” AB5')
  expect(placeText(at(0, null), [document], 'zh-CN')).toBe('工作表“附表2”')
})

test('among several files the file is named; what is missing stands nowhere', () => {
  const files = [exampleDocument('一', '报告.docx'), exampleDocument('一', '附件.docx')]
  expect(placeText(at(0, null, 1), files, 'zh-CN')).toBe('附件.docx 第 1 段')
  expect(placeText({ quotes: [] }, files, 'zh-CN')).toBe('')
})
