// Makes test/fixtures/ledger: one invented ledger for the example project in every kind of file that people bring.
// Run by hand after a change (`node tools/make-ledger-fixtures.mjs`); it needs LibreOffice for the files LibreOffice writes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import xlsx from '@e965/xlsx'
import { xlsxOf } from './write-xlsx.mjs'

const out = new URL('../test/fixtures/ledger/', import.meta.url).pathname
mkdirSync(out, { recursive: true })

const NAME = '融媒体中心平台运维管理经费'
const CODE = 'RM-2023-01'
const A = '示例云安科技有限公司'
const B = '示例融信网络有限公司'
const C = '示例广电设备维修部'

// What the ledger says, whatever the file. Days, vouchers, payees, purposes, yuan; 11,500.00 new, 700.00 back: 10,800.00.
const rows = [
  {
    day: '2023-11-06',
    voucher: '2023110601',
    payee: A,
    account: '622202000000010001',
    purpose: '客户端信息发布安全巡检（11月）',
    yuan: 3200,
  },
  {
    day: '2023-11-14',
    voucher: '2023111402',
    payee: B,
    account: '622202000000010002',
    purpose: '微信平台周末运维（11月）',
    yuan: 2860.5,
  },
  {
    day: '2023-11-21',
    voucher: '2023112103',
    payee: C,
    account: '622202000000010003',
    purpose: '非编设备备件',
    yuan: 1999.5,
  },
  {
    day: '2023-12-05',
    voucher: '2023120504',
    payee: A,
    account: '622202000000010001',
    purpose: '客户端信息发布安全巡检（12月）',
    yuan: 1440,
  },
  {
    day: '2023-12-12',
    voucher: '2023121205',
    payee: B,
    account: '622202000000010002',
    purpose: '微信平台周末运维（12月）',
    yuan: 2000,
  },
]
const refund = {
  day: '2023-12-20',
  voucher: '2023122006',
  payee: C,
  account: '622202000000010003',
  purpose: '非编设备备件退款',
  yuan: -700,
}

/** The messy second ledger of the browser test: merged header of two rows, texts for numbers, a duplicate, errors, totals. */
const MESSY_MERGES = [
  'A1:I1',
  'A2:C2',
  'A3:A4',
  'B3:B4',
  'C3:C4',
  'D3:D4',
  'E3:F3',
  'G3:G4',
  'H3:H4',
  'I3:I4',
]
const [r1, r2, r3, r4, r5] = rows
const messy = [
  ['2023年预算单位支付明细表（示例区融媒体中心）'],
  ['单位：元', null, null, null, null, null, null, null, '打印日期：2023-12-31'],
  ['序号', '付款日期', '支付凭证号', '项目代码', '收款方', null, '用途', '支付金额', '预算年度'],
  [null, null, null, null, '账户名称', '账号', null, null, null],
  [1, { day: r1.day }, r1.voucher, CODE, r1.payee, r1.account, r1.purpose, { money: r1.yuan }, 2023],
  [2, '2023年11月14日', r2.voucher, CODE, r2.payee, r2.account, r2.purpose, '2,860.50', '2023'],
  [
    3,
    '20231121',
    r3.voucher,
    `${CODE}-${NAME}`,
    r3.payee,
    r3.account,
    r3.purpose,
    ' １，９９９．５０ ',
    2023,
  ],
  [null, null, null, null, '11月小计', null, null, { money: 8060 }, null],
  [4, '2023.12.5', r4.voucher, CODE, r4.payee, r4.account, r4.purpose, '￥1440', 2023],
  [
    5,
    { day: r5.day, style: 2 },
    r5.voucher,
    CODE,
    r5.payee,
    r5.account,
    r5.purpose,
    { money: r5.yuan },
    2023,
  ],
  [
    6,
    { day: r5.day, style: 2 },
    r5.voucher,
    CODE,
    r5.payee,
    r5.account,
    r5.purpose,
    { money: r5.yuan },
    2023,
  ],
  [7, '2023/12/20', refund.voucher, CODE, refund.payee, refund.account, refund.purpose, '(700.00)', 2023],
  [8, '2022-12-30', '2022123009', CODE, A, '622202000000010001', '上年尾款', 500, 2022],
  [9, '2023-12-22', '2023122210', 'RM-2023-99', B, '622202000000010002', '别的项目', 350, 2023],
  [10, '2023-12-25', '2023122511', CODE, C, '622202000000010003', '金额待核', '待定', 2023],
  [],
  ['合  计', null, null, null, null, null, null, { money: 13650 }, null],
  ['制表：张三', null, null, '复核：李四'],
]

const HEADER = ['付款日期', '支付凭证号', '项目名称', '收款人名称', '收款人账号', '用途', '支付金额（元）']
const plain = (day, money) =>
  [...rows, refund].map((r) => [day(r), r.voucher, NAME, r.payee, r.account, r.purpose, money(r)])
const wan = (yuan) => yuan / 10_000

const files = {
  'messy-second-ledger.xlsx': xlsxOf(messy, { name: '支付明细', merges: MESSY_MERGES }),
  'poi-inline-strings.xlsx': xlsxOf(
    [
      HEADER,
      ...plain(
        (r) => ({ day: r.day }),
        (r) => r.yuan,
      ),
    ],
    { strings: 'inline' },
  ),
  'cells-without-names.xlsx': xlsxOf(
    [
      HEADER,
      ...plain(
        (r) => r.day,
        (r) => String(r.yuan),
      ),
    ],
    { references: false },
  ),
  'mac-1904-wan.xlsx': xlsxOf(
    [
      ['2023年支付明细'],
      ['单位：万元'],
      HEADER.map((h) => h.replace('（元）', '')),
      ...plain(
        (r) => ({ day: r.day }),
        (r) => wan(r.yuan),
      ),
      ['合计', null, null, null, null, null, 1.08],
    ],
    { date1904: true },
  ),
  'account-book.xlsx': xlsxOf([
    ['项目支出明细账'],
    ['日期', '凭证字号', '摘要', '对方单位', '借方金额', '贷方金额', '余额'],
    ['2023-11-01', null, '期初余额', null, null, null, 0],
    ...rows.slice(0, 3).map((r) => [r.day, r.voucher, r.purpose, r.payee, r.yuan, null, null]),
    ['2023-11-30', null, '本月合计', null, 8060, null, null],
    ...rows.slice(3).map((r) => [r.day, r.voucher, r.purpose, r.payee, r.yuan, null, null]),
    [refund.day, refund.voucher, refund.purpose, refund.payee, null, 700, null],
    ['2023-12-31', null, '本月合计', null, 2740, null, null],
    ['2023-12-31', null, '本年累计', null, 10800, null, null],
  ]),
}
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, name), bytes)

const csv = [
  HEADER,
  ...plain(
    (r) => r.day.replaceAll('-', '/'),
    (r) => r.yuan.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  ),
]
const quoted = (separator) =>
  `${csv.map((row) => row.map((c) => (/[",;\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(separator)).join('\r\n')}\r\n`
const lines = quoted(',').replace('非编设备备件,', '"非编设备""备件""\n（两件）",')
writeFileSync(join(out, 'utf8-bom.csv'), `\ufeff${quoted(',')}`)
writeFileSync(join(out, 'utf16-tab.txt'), Buffer.from(`\ufeff${quoted('\t')}`, 'utf16le'))
writeFileSync(join(out, 'semicolon.csv'), quoted(';'))
writeFileSync(join(out, 'quoted-line-ends.csv'), lines)
const gbk = (text) => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text })
writeFileSync(join(out, 'treasury-gb18030.csv'), gbk(quoted(',')))
const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1><tr><td colspan=7><b>2023年支付明细</b></td></tr><tr><td colspan="7">单位:元</td></tr>${csv.map((row) => `<tr>${row.map((c) => `<td nowrap>${c.replace('（元', '&nbsp;（元')}</td>`).join('')}</tr>`).join('\r\n')}</table></body></html>`
writeFileSync(join(out, 'web-export-gb2312.xls'), gbk(html))

// What LibreOffice itself writes from the messy ledger.
const work = mkdtempSync(join(tmpdir(), 'ledger-fixtures-'))
const convert = (from, filter, extension, to) => {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${work}/profile`,
      '--headless',
      '--convert-to',
      `${extension}:${filter}`,
      '--outdir',
      work,
      join(out, from),
    ],
    { stdio: 'ignore' },
  )
  renameSync(join(work, from.replace(/\.\w+$/, `.${extension}`)), join(out, to))
}
convert('messy-second-ledger.xlsx', 'Calc MS Excel 2007 XML', 'xlsx', 'messy-libreoffice.xlsx')
convert('messy-second-ledger.xlsx', 'MS Excel 97', 'xls', 'messy-libreoffice.xls')
rmSync(work, { recursive: true })

// A kind that this LibreOffice does not write.
const book = xlsx.read(files['messy-second-ledger.xlsx'], { cellNF: true })
writeFileSync(join(out, 'messy-xml2003.xls'), xlsx.write(book, { bookType: 'xlml', type: 'buffer' }))
