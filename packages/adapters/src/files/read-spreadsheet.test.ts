import type { Day } from '@rongheng/core/kernel/time'
import { readdirSync, readFileSync } from 'node:fs'
import { mergeBooks, columnBookKind } from '@rongheng/core/budget/ledger-columns'
import { fillMerges, type GridRow, type SheetInfo } from '@rongheng/core/kernel/grid'
import { findHeader } from '@rongheng/core/budget/ledger-header'
import { judging } from '@rongheng/core/budget/ledger-judge'
import { readRow, type LedgerSettings } from '@rongheng/core/budget/ledger-row'
import { summing } from '@rongheng/core/budget/ledger-summary'
import { guessUnit } from '@rongheng/core/budget/ledger-unit'
import type { Fen } from '@rongheng/core/kernel/money'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { xlsxOf, zipOf } from '../../../../tools/write-xlsx.mjs'
import { readSpreadsheet } from './read-spreadsheet.ts'

const root = new URL('../../../../', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(`test/fixtures/ledger/${name}`, root))
const book = mergeBooks([
  columnBookKind.schema.parse(parse(readFileSync(new URL('rulebook/ledger/columns.yaml', root), 'utf8'))),
])

async function read(bytes: Uint8Array): Promise<{ sheets: SheetInfo[]; rows: GridRow[] }> {
  const rows: GridRow[] = []
  const sheets = await readSpreadsheet(bytes, {
    rows: async (sheet, block) => void (sheet === 0 && rows.push(...block)),
    progress: () => {},
  })
  return { sheets, rows }
}

const project = {
  id: 'prj_01J00000000000000000000001',
  code: 'RM-2023-01',
  name: '融媒体中心平台运维管理经费',
  year: 2023,
} as const

async function understand(name: string) {
  const { sheets, rows } = await read(fixture(name))
  const head = fillMerges(rows.slice(0, 30), sheets[0]?.merges ?? [])
  const header = findHeader(head, book, [])
  if (!header) throw new Error('no header')
  const data = rows.filter((r) => r.rowNo > header.bottom)
  const guess = guessUnit(
    head,
    header,
    data.map((r) => r.cells[header.columns.amount ?? 0] ?? null),
    46_950_000 as Fen,
  )
  const settings: LedgerSettings = {
    sheet: 0,
    headerTop: header.top,
    headerBottom: header.bottom,
    columns: header.columns,
    moneyUnit: guess.unit,
    year: 2023,
    projectBy: 'column',
    projectId: project.id,
    source: 'appropriation',
    choices: [],
  }
  const next = judging()
  const all = summing()
  const context = {
    settings,
    date1904: sheets[0]?.date1904 ?? false,
    titles: header.titles,
    book,
    projects: [project],
    today: '2023-12-31' as Day,
  }
  const judged = data.map((row) => next(readRow(row, context)))
  for (const row of judged) all.add(row)
  const payments = judged.flatMap((r) => (r.fate === 'new' || r.fate === 'refund' ? [r.payment] : []))
  return { guess, judged, payments, summary: all.summary(), header }
}

// 3,200.00 + 2,860.50 + 1,999.50 + 1,440.00 + 2,000.00 − 700.00 = 10,800.00 yuan
const amounts = [320_000, 286_050, 199_950, 144_000, 200_000, -70_000]
const days = ['2023-11-06', '2023-11-14', '2023-11-21', '2023-12-05', '2023-12-12', '2023-12-20']

test.each(readdirSync(new URL('test/fixtures/ledger', root)))(
  '%s gives the same six payments',
  async (name) => {
    const { payments, summary } = await understand(name)
    expect(payments.map((p) => p?.amount)).toEqual(amounts)
    expect(payments.map((p) => p?.on)).toEqual(days)
    expect(payments[0]).toMatchObject({
      voucher: '2023110601',
      payee: '示例云安科技有限公司',
      purpose: '客户端信息发布安全巡检（11月）',
    })
    if (name !== 'account-book.xlsx') expect(payments[0]?.payeeAccount).toBe('622202000000010001')
    expect(summary.totals.filter((t) => !t.agrees)).toEqual([])
  },
)

test.each([
  'messy-second-ledger.xlsx',
  'messy-libreoffice.xlsx',
  'messy-libreoffice.xls',
  'messy-xml2003.xls',
])('in %s each messy row has its fate', async (name) => {
  const { judged, header, summary } = await understand(name)
  expect(header).toMatchObject({ top: 3, bottom: 4 })
  expect(judged.map((r) => r.fate)).toEqual([
    'new',
    'new',
    'new',
    'total',
    'new',
    'new',
    'duplicate',
    'refund',
    'error',
    'error',
    'error',
    'total',
    'blank',
  ])
  expect(judged.flatMap((r) => (r.fate === 'error' ? r.remarks.map((x) => x.code) : []))).toEqual([
    'wrong-year',
    'wrong-budget-year',
    'project-unknown',
    'amount-unreadable',
  ])
  expect(summary.totals.map((t) => t.counted)).toEqual([806_000, 1_365_000])
})

test('a note of 万元 in a file of the 1904 calendar', async () => {
  const { guess } = await understand('mac-1904-wan.xlsx')
  expect(guess).toMatchObject({ unit: 'wan', because: 'note', cell: 'A2', doubtful: false })
})

test('cells keep their kind: texts, numbers, days, errors, and formulas nobody calculated', async () => {
  const { rows } = await read(
    xlsxOf([
      [
        'a_x000D_b',
        1.5,
        { day: '2023-03-05', style: 2 },
        { error: '#REF!' },
        { formula: 'A1+1' },
        null,
        { money: 2 },
      ],
    ]),
  )
  expect(rows).toEqual([
    {
      rowNo: 1,
      cells: ['a\rb', 1.5, { day: '2023-03-05' }, { error: '#REF!' }, { error: '公式没有结果' }, null, 2],
    },
  ])
})

test('a bare stream of the old BIFF 5, with texts in the Chinese code page', async () => {
  const record = (id: number, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(id, 0)
    head.writeUInt16LE(data.length, 2)
    return Buffer.concat([head, data])
  }
  const gbk = Buffer.from('bdf0b6ee', 'hex') // 金额
  const at = (column: number, rest: Buffer) => Buffer.concat([Buffer.from([0, 0, column, 0, 0, 0]), rest])
  const number = Buffer.alloc(8)
  number.writeDoubleLE(1234.5)
  const bytes = Buffer.concat([
    record(0x0809, Buffer.from('0005100000000000', 'hex')),
    record(0x0042, Buffer.from([0xa8, 0x03])),
    record(0x0204, at(0, Buffer.concat([Buffer.from([gbk.length, 0]), gbk]))),
    record(0x0203, at(1, number)),
    record(0x000a, Buffer.alloc(0)),
  ])
  expect((await read(bytes)).rows).toEqual([{ rowNo: 1, cells: ['金额', 1234.5] }])
})

const sheetXml = (body: string) => ({
  '_rels/.rels':
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': body,
})
const good = fixture('messy-libreoffice.xlsx')
const xls = fixture('messy-libreoffice.xls')
const encrypted = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
])

test.each([
  ['an empty file', Buffer.alloc(0), 'file-empty'],
  ['a file of 60 MB', Buffer.alloc(60 * 1024 * 1024, 0x31), 'file-too-large'],
  ['half an .xlsx', good.subarray(0, good.length / 2), 'file-damaged'],
  ['half an .xls', xls.subarray(0, 1_000), 'file-damaged'],
  ['an encrypted workbook', encrypted, 'file-encrypted'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'file-unknown-kind'],
  ['a PDF', Buffer.from('%PDF-1.7 …'), 'file-unknown-kind'],
  ['a zip of something else', zipOf({ 'word/document.xml': '<document/>' }), 'file-unknown-kind'],
  ['bytes', Buffer.from([1, 2, 3, 4, 5, 250, 0, 7]), 'file-unknown-kind'],
  ['a sheet without rows', xlsxOf([[null], []]), 'file-no-rows'],
  ['broken XML', zipOf(sheetXml('<worksheet><sheetData><row></sheetData>')), 'file-damaged'],
  [
    'an entity bomb',
    zipOf(
      sheetXml(
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>',
      ),
    ),
    'file-entities',
  ],
  ['a zip bomb', zipOf(sheetXml(' '.repeat(30_000_000))), 'file-bomb'],
  ['more rows than a ledger has', Buffer.from('1,2\n'.repeat(200_001)), 'file-too-many-rows'],
])('%s is refused with one sentence', async (_, bytes, fault) => {
  await expect(read(bytes)).rejects.toMatchObject({ name: 'Refusal', code: `budget.${fault}` })
})

test('cut and mutated files are read or refused, never anything else', async () => {
  let seed = 20_231_130
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const originals = [
    'messy-libreoffice.xlsx',
    'messy-libreoffice.xls',
    'treasury-gb18030.csv',
    'web-export-gb2312.xls',
    'messy-xml2003.xls',
  ].map(fixture)
  for (let round = 0; round < 200; round++) {
    const original = originals[round % originals.length] ?? Buffer.alloc(0)
    const bytes = Buffer.from(random(3) === 0 ? original.subarray(0, random(original.length)) : original)
    for (let n = random(12); n > 0 && bytes.length > 0; n--) bytes[random(bytes.length)] = random(256)
    const outcome = await read(bytes).then(
      ({ rows }) => rows.every((r) => Array.isArray(r.cells)),
      (cause: unknown) => cause instanceof Error && cause.name === 'Refusal',
    )
    expect(outcome, `round ${round}`).toBe(true)
  }
}, 60_000)
