import type { Block } from '@rongheng/core/report/check/read-document'
import { expect, test } from 'vitest'
import { readPdf } from './read-pdf.ts'
import { gb18030 } from './testing-gb18030.ts'
import { grid, hex, oldPdfOf, pdfOf, type TestPage } from './testing-pdf.ts'

const shown = (block: Block): string =>
  block.kind === 'paragraph'
    ? `${block.page} ${block.text}`
    : `${block.page} ${block.cells.map((c) => `${c.row},${c.column}${c.rows > 1 || c.columns > 1 ? ` ${c.rows}x${c.columns}` : ''} ${c.text}`).join(' / ')}`
const blocks = async (...pages: TestPage[]) => (await readPdf('a.pdf', pdfOf(...pages))).blocks.map(shown)
// Forty characters of 12 points from 60 reach to 540.
const full = '全年预算安排四十六点九五万元按照规定用于平台运维与系统升级维护质量保障全部列入一般公共预算资'

test('lines broken at the margin are one paragraph; an indent, a number or a short line begins another', async () => {
  const texts: TestPage['texts'] = [
    [84, 100, `一、${full.slice(0, 36)}`],
    [60, 120, `${full.slice(0, 40)}`],
    [60, 140, '金。'],
    [84, 160, '另一段。'],
    [84, 180, '（一）小标题'],
    [84, 200, '正文。'],
  ]
  expect(await blocks({ texts })).toEqual([
    `1 一、${full.slice(0, 36)}${full.slice(0, 40)}金。`,
    '1 另一段。',
    '1 （一）小标题',
    '1 正文。',
  ])
})

test('a line that is short because the next word had no room goes on', async () => {
  const short = full.slice(0, 36)
  const texts: TestPage['texts'] = [
    [84, 100, full.slice(0, 38)],
    [60, 120, `${full.slice(0, 40)}`],
    [60, 140, short],
    [60, 160, '12,345.67%，其余下年安排'],
    [60, 180, '甲'],
  ]
  expect(await blocks({ texts })).toEqual([
    `1 ${full.slice(0, 38)}${full.slice(0, 40)}${short}12,345.67%，其余下年安排`,
    '1 甲',
  ])
})

test('a paragraph goes on over a page break; headers, footers and page numbers are left out', async () => {
  const furniture = (page: number): [number, number, string][] => [
    [60, 40, '某单位绩效评价报告'],
    [280, 810, `— ${page} —`],
  ]
  const pages = [
    { texts: [...furniture(1), [84, 400, full.slice(0, 38)], [60, 420, full.slice(0, 40)]] },
    { texts: [...furniture(2), [60, 120, '完。'], [84, 140, '下一段']] },
    { texts: [...furniture(3), [60, 90, '万元。'], [84, 120, '最后']] },
    { texts: [...furniture(4), [60, 90, '万元。']] },
    { texts: [...furniture(5), [60, 90, '万元。']] },
  ] as TestPage[]
  expect(await blocks(...pages)).toEqual([
    `1 ${full.slice(0, 38)}${full.slice(0, 40)}完。`,
    '2 下一段',
    '3 万元。',
    '3 最后',
    '4 万元。',
    '5 万元。',
  ])
})

test('digits next to Chinese get no space that nobody typed, Latin words keep theirs', async () => {
  const texts: TestPage['texts'] = [
    [60, 100, '支出'],
    [87, 100, '46.95'],
    [120, 100, '万元'],
    [60, 160, 'fiscal'],
    [100, 160, 'year'],
  ]
  expect(await blocks({ texts })).toEqual(['1 支出46.95万元', '1 fiscal year'])
})

test('raised digits are no decimals', async () => {
  const texts: TestPage['texts'] = [
    [60, 300, '46.95'],
    [90, 296, '2', 7],
    [94, 300, '万元'],
  ]
  expect(await blocks({ texts })).toEqual(['1 46.95^2万元'])
})

test('a ruled table is read with its merged cells, and what stands below it is not in it', async () => {
  const lines: TestPage['lines'] = [
    ...[100, 120, 140, 160].map((y) => [60, y, 360, y] as const).filter(([, y]) => y !== 120),
    [160, 120, 360, 120],
    [60, 100, 60, 160],
    [160, 100, 160, 160],
    [260, 120, 260, 160],
    [360, 100, 360, 160],
  ]
  const texts: TestPage['texts'] = [
    [70, 125, '一级指标'],
    [200, 115, '资金（万元）'],
    [170, 135, '预算'],
    [270, 135, '支出'],
    [70, 155, '年度总额'],
    [170, 155, '46.95'],
    [270, 155, '45.87'],
    [60, 175, '注：不含税'],
  ]
  expect(await blocks({ texts, lines })).toEqual([
    '1 0,0 2x1 一级指标 / 0,1 1x2 资金（万元） / 1,1 预算 / 1,2 支出 / 2,0 年度总额 / 2,1 46.95 / 2,2 45.87',
    '1 注：不含税',
  ])
})

test('a frame around the page is no part of a table on it', async () => {
  const lines = [...(grid([30, 565], [30, 812]) ?? []), ...(grid([60, 160, 260], [200, 220, 240]) ?? [])]
  const texts: TestPage['texts'] = [
    [60, 150, '上文'],
    [70, 215, '甲'],
    [170, 215, '乙'],
    [70, 235, '丙'],
    [170, 235, '丁'],
    [60, 300, '下文'],
  ]
  expect(await blocks({ texts, lines })).toEqual(['1 上文', '1 0,0 甲 / 0,1 乙 / 1,0 丙 / 1,1 丁', '1 下文'])
})

test('a table over two pages is one: its header is not read twice, and a merged cell that was cut is one cell', async () => {
  const xs = [60, 160, 260]
  const first: TestPage = {
    texts: [
      [70, 715, '一级'],
      [170, 715, '指标'],
      [70, 735, '产出'],
      [170, 735, '巡检'],
    ],
    lines: grid(xs, [700, 720, 740]) ?? [],
  }
  const second: TestPage = {
    texts: [
      [70, 115, '一级'],
      [170, 115, '指标'],
      [170, 135, '升级'],
      [70, 155, '效益'],
      [170, 155, '满意'],
    ],
    lines: grid(xs, [100, 120, 140, 160]) ?? [],
  }
  expect(await blocks(first, second)).toEqual([
    '1 0,0 一级 / 0,1 指标 / 1,0 2x1 产出 / 1,1 巡检 / 2,1 升级 / 3,0 效益 / 3,1 满意',
  ])
})

test('a row that a page break cut in two is one row, when no number stands under a number of its upper part', async () => {
  const xs = [60, 160, 260, 360]
  const first: TestPage = {
    texts: [
      [70, 715, '指标'],
      [170, 715, '分值'],
      [270, 715, '说明'],
      [70, 735, '系统可'],
      [170, 735, '10'],
      [270, 735, '按月'],
    ],
    lines: grid(xs, [700, 720, 740]) ?? [],
  }
  const second: TestPage = {
    texts: [
      [70, 95, '指标'],
      [170, 95, '分值'],
      [270, 95, '说明'],
      [70, 115, '用率'],
      [270, 115, '统计'],
      [70, 135, '满意度'],
      [170, 135, '20'],
      [270, 135, '问卷'],
    ],
    lines: grid(xs, [80, 100, 120, 140]) ?? [],
  }
  expect(await blocks(first, second)).toEqual([
    '1 0,0 指标 / 0,1 分值 / 0,2 说明 / 1,0 系统可用率 / 1,1 10 / 1,2 按月统计 / 2,0 满意度 / 2,1 20 / 2,2 问卷',
  ])
})

test('a text that the file’s maker wrote through a column’s line is parted there', async () => {
  const table = { lines: grid([60, 121, 260], [100, 120, 140]) ?? [] }
  const texts: TestPage['texts'] = [
    [70, 115, '10.00 5.00×1'],
    [70, 135, '甲'],
    [170, 135, '乙'],
  ]
  expect(await blocks({ ...table, texts })).toEqual(['1 0,0 10.00 / 0,1 5.00×1 / 1,0 甲 / 1,1 乙'])
})

test('columns that stand below each other are a table without lines', async () => {
  const rows = [
    ['项目', '预算', '支出'],
    ['客户端', '16.80', '16.68'],
    ['微信', '7.25', '7.20'],
  ]
  const texts = rows.flatMap((row, r) => row.map((t, c) => [60 + c * 120, 100 + r * 20, t] as const))
  expect(await blocks({ texts: [[60, 60, '见下：'], ...texts] })).toEqual([
    '1 见下：',
    '1 0,0 项目 / 0,1 预算 / 0,2 支出 / 1,0 客户端 / 1,1 16.80 / 1,2 16.68 / 2,0 微信 / 2,1 7.25 / 2,2 7.20',
  ])
})

test('lines of a table of contents are left out', async () => {
  const texts: TestPage['texts'] = [
    [60, 200, '目录'],
    [60, 220, '一、基本情况......................3'],
    [60, 240, '正文'],
  ]
  expect(await blocks({ texts })).toEqual(['1 目录', '1 正文'])
})

test('pages without text are counted; when there is no other page, the file is refused', async () => {
  const document = await readPdf(
    'a.pdf',
    pdfOf({ texts: [[60, 300, '有字']] }, { lines: grid([10, 20], [10, 20]) ?? [] }),
  )
  expect(document.unread).toEqual([{ why: 'page-without-text', count: 1, where: ['2'] }])
  await expect(readPdf('a.pdf', pdfOf({}))).rejects.toMatchObject({ fault: 'file-pictures-only' })
})

test('a file that is cut short is refused, or what is left of it is read', async () => {
  await expect(readPdf('a.pdf', Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({
    fault: 'file-damaged',
  })
})

test.each([
  ['GBK-EUC-H', (text: string) => gb18030(text).toString('hex')],
  ['GBKp-EUC-H', (text: string) => gb18030(text).toString('hex')],
  ['UniGB-UCS2-H', hex],
])('a font that is only named is read in %s', async (encoding, encode) => {
  const bytes = oldPdfOf(encoding, encode, { texts: [[60, 300, '支出46.95万元']] })
  expect((await readPdf('a.pdf', bytes)).blocks.map(shown)).toEqual(['1 支出46.95万元'])
})

test('a font that does not say what its signs mean is not read as text', async () => {
  const bytes = pdfOf({ texts: [[60, 300, '\ue001\ue002\ue003\ue004']] }, { texts: [[60, 300, '有字']] })
  expect((await readPdf('a.pdf', bytes)).unread).toMatchObject([{ why: 'page-without-text', where: ['1'] }])
})

test('letters made bold by printing them twice are read once', async () => {
  const texts: TestPage['texts'] = [
    [60, 300, '标题'],
    [60.4, 300, '标题'],
  ]
  expect(await blocks({ texts })).toEqual(['1 标题'])
})
