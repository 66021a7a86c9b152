import { expect, test } from 'vitest'
import type { Cell } from '../kernel/grid.ts'
import { type Existing, planImport } from './import-plan.ts'
import { readWorkbook } from './import-read.ts'

const sheet = (name: string, ...rows: Cell[][]) => ({
  name,
  date1904: false,
  rows: rows.map((cells, i) => ({ rowNo: i + 1, cells })).filter((row) => row.cells.length > 0),
})
const nothing: Existing = {
  records: { system: [], device: [], software: [], contract: [], vendor: [], location: [] },
  needs: [],
  people: [{ id: 'usr_1', name: '周运维' }],
}
const plan = (existing: Existing, ...sheets: ReturnType<typeof sheet>[]) =>
  planImport(readWorkbook(sheets), existing)
const told = (p: ReturnType<typeof plan>) =>
  p.rows.map((row) => [row.rowNo, row.name, row.fate, ...row.faults.map((one) => one.code)])

test('other people’s headings, a title above them, blank rows, sums, full-width digits and Excel’s days are understood', () => {
  const p = plan(
    nothing,
    sheet(
      '设备清单',
      ['2026年设备清单'],
      [],
      [
        '序号',
        '资产名称*',
        '类别',
        '规格型号',
        'SN',
        'IP',
        '购买日期',
        '原值（万元）',
        '保修到期',
        '使用状态',
        '保管人',
      ],
      [
        1,
        '核心交换机',
        '三层交换机',
        'S5735',
        'ＡＢ１２',
        '１０.1.1.1',
        45292,
        2.5,
        '2027年3月1日',
        '使用中',
        '周运维',
      ],
      [null, null],
      ['合计', '合 计', null, null, null, null, null, 2.5],
    ),
  )
  expect(told(p)).toEqual([[4, '核心交换机', 'new']])
  // 45292 is 1 January 2024; 2.5 万元 = 25 000 元 = 2 500 000 fen
  expect(p.writes[0]?.entry).toMatchObject({
    kind: 'switch',
    model: 'S5735',
    serial: 'ＡＢ１２',
    address: '１０.1.1.1',
    boughtOn: '2024-01-01',
    priceFen: 2_500_000,
    warrantyEndsOn: '2027-03-01',
    state: 'in-use',
    ownerId: 'usr_1',
  })
  expect(p.unread).toEqual(['设备清单：序号'])
})

test('each fault names its column, and the rows beside it go through', () => {
  const p = plan(
    nothing,
    sheet(
      '设备',
      ['设备名称', '设备类型', '所属系统', '购置日期', '购置价（元）', '责任人', '状态'],
      ['甲', '服务器', '没有的系统', '2024-02', '约三万', '无此人', '借出'],
      ['乙', '服务器', null, '2024.2.29', '1,234.50', '周运维', null],
      ['', '服务器'],
    ),
  )
  expect(p.rows.map((row) => [row.name, row.fate, row.faults.map((f) => [f.column, f.code])])).toEqual([
    [
      '甲',
      'fault',
      [
        ['购置日期', 'assets.row.day'],
        ['购置价（元）', 'assets.row.amount'],
        ['状态', 'assets.row.choice'],
        ['所属系统', 'assets.row.no-such'],
        ['责任人', 'assets.row.no-person'],
      ],
    ],
    ['乙', 'new', []],
    ['', 'fault', [['设备名称', 'field.missing']]],
  ])
  expect(p.writes).toHaveLength(1)
  expect(p.writes[0]?.entry).toMatchObject({ boughtOn: '2024-02-29', priceFen: 123_450, state: 'in-use' })
})

test('what one sheet names may stand in another; a row that names a faulty one is faulty too', () => {
  const p = plan(
    nothing,
    sheet(
      '系统',
      ['系统名称', '系统类型', '运维合同'],
      ['播出', '播出系统', '维保'],
      ['存储', '存储系统', '维保二'],
    ),
    sheet('设备', ['设备名称', '所属系统'], ['切换台', '播出'], ['磁盘阵列', '存储']),
    sheet(
      '合同',
      ['合同名称', '合同编号', '结束日期'],
      ['维保', 'HT-1', '2027-01-31'],
      ['维保二', 'HT-2', '下月'],
    ),
    sheet('依赖', ['系统或设备', '依赖于'], ['播出', '切换台'], ['切换台', '播出'], ['存储', '播出']),
  )
  expect(told(p)).toEqual([
    [2, '播出', 'new'],
    [3, '存储', 'fault', 'assets.row.names-fault'],
    [2, '切换台', 'new'],
    [3, '磁盘阵列', 'fault', 'assets.row.names-fault'],
    [2, '维保', 'new'],
    [3, '维保二', 'fault', 'assets.row.day'],
    [2, '播出 → 切换台', 'new'],
    [3, '切换台 → 播出', 'fault', 'assets.circle'],
    [4, '存储 → 播出', 'fault', 'assets.row.no-such'],
  ])
})

const device = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  kind: 'server',
  systemId: null,
  locationId: null,
  brand: '',
  model: '',
  serial: '',
  assetNumber: '',
  address: '',
  boughtOn: null,
  priceFen: null,
  warrantyEndsOn: null,
  state: 'in-use',
  ownerId: null,
  vendorId: null,
  note: '',
  ...more,
})
const two = {
  ...nothing,
  records: {
    ...nothing.records,
    device: [
      device('dev_1', '服务器', { serial: 'A1', note: '机柜三' }),
      device('dev_2', '服务器', { assetNumber: 'ZC-2' }),
    ],
  },
}

test('a row finds its record by asset number, then serial number, and touches only the columns of its sheet', () => {
  const p = plan(
    two,
    sheet(
      '设备',
      ['设备名称', '序列号', '资产编号', '品牌'],
      ['主服务器', 'a1', '', ''],
      ['服务器', 'A1', '', '浪潮'],
      ['服务器', '', 'ZC-2', ''],
    ),
  )
  expect(told(p)).toEqual([
    [2, '主服务器', 'new'], // a1 is not A1
    [3, '服务器', 'changed'],
    [4, '服务器', 'same'],
  ])
  expect(p.rows[1]?.changes).toEqual(['品牌'])
  expect(p.writes[1]).toMatchObject({ id: 'dev_1', entry: { brand: '浪潮', note: '机柜三' } })
})

test('of two of one name nobody guesses which is meant', () => {
  expect(told(plan(two, sheet('设备', ['设备名称', '品牌'], ['服务器', '浪潮'])))).toEqual([
    [2, '服务器', 'fault', 'assets.row.twins'],
  ])
})

test('one thing entered twice in a file is told with the row of the first', () => {
  const p = plan(nothing, sheet('供应商', ['公司名称', '电话'], ['示例科技', '1'], ['示例科技', '2']))
  expect(p.rows[1]?.faults).toEqual([{ column: null, code: 'assets.row.twice', facts: { row: 2 } }])
})

test('a sheet without a name that tells anything is known by its heading; one about other things is left alone', () => {
  const p = plan(
    nothing,
    sheet('Sheet1', ['软件名称', '版本号', '授权类型', '点数'], ['非编软件', '9.0', '永久', '5套']),
    sheet('Sheet2', ['日期', '天气'], ['今天', '晴']),
  )
  expect(p.writes[0]).toMatchObject({ kind: 'software', entry: { licence: 'perpetual', seats: 5 } })
  expect(p.unread).toEqual(['Sheet2'])
})

const system = (id: string, name: string) => ({ id, name, kind: 'playout' })
const named = {
  ...nothing,
  records: { ...nothing.records, system: [system('sys_1', '播出系统'), system('sys_2', '制作系统')] },
}
const systems = (...rows: Cell[][]) => sheet('系统', ['系统名称', '系统类型', '记录编号'], ...rows)

test('a row that would make a second system of one name says which has it', () => {
  const p = plan(
    named,
    systems(
      ['播出 系统', '播出系统', ''],
      ['播出系统', '播出系统', 'sys_2'],
      ['媒资系统', '存储系统', ''],
      ['媒资 系统', '存储系统', ''],
    ),
  )
  expect(p.rows.map((row) => [row.rowNo, row.fate, ...row.faults])).toEqual([
    [2, 'fault', { column: '系统名称', code: 'assets.name-taken', facts: { other: '播出系统' } }],
    [3, 'fault', { column: '系统名称', code: 'assets.name-taken', facts: { other: '播出系统' } }],
    [4, 'new'],
    [5, 'fault', { column: '系统名称', code: 'assets.name-taken', facts: { other: '媒资系统' } }],
  ])
})

test('two systems may exchange their names, and two of one name from before come back as they went out', () => {
  const exchanged = plan(named, systems(['制作系统', '播出系统', 'sys_1'], ['播出系统', '播出系统', 'sys_2']))
  expect(told(exchanged).map(([, , fate]) => fate)).toEqual(['changed', 'changed'])
  const twins = {
    ...nothing,
    records: { ...nothing.records, system: [system('sys_1', '甲'), system('sys_2', '甲')] },
  }
  const back = plan(twins, systems(['甲', '播出系统', 'sys_1'], ['甲', '播出系统', 'sys_2']))
  expect(back.rows.flatMap((row) => row.faults)).toEqual([])
})

test('a new device with the asset number of another is that device; a known one may not take it', () => {
  const p = plan(
    two,
    sheet('设备', ['设备名称', '资产编号', '记录编号'], ['服务器', 'zc-2', 'dev_1'], ['服务器', 'zc-2', '']),
  )
  expect(told(p)).toEqual([
    [2, '服务器', 'fault', 'assets.number-taken'],
    [3, '服务器', 'fault', 'assets.number-taken'],
  ])
})

test('an address that is none is the fault of its row; one from before that was looked at stays, whatever else changes', () => {
  const old = {
    ...two,
    records: { ...two.records, device: [device('dev_9', '老设备', { address: '999.1.1.1' })] },
  }
  const head = ['设备名称', '网络地址', '品牌', '记录编号']
  const p = plan(
    old,
    sheet(
      '设备',
      head,
      ['甲', '1.2.3', '', ''],
      ['乙', '10.1.1.1、nas-1', '', ''],
      ['丙', '无', '', ''],
      ['老设备', '999.1.1.1', '浪潮', 'dev_9'],
    ),
  )
  expect(
    p.rows.map((row) => [row.name, row.fate, ...row.faults.map((one) => [one.column, one.code])]),
  ).toEqual([
    ['甲', 'fault', ['网络地址', 'assets.address-form']],
    ['乙', 'new'],
    ['丙', 'new'],
    ['老设备', 'changed'],
  ])
  expect(p.writes.map((write) => write.entry['address'])).toEqual(['10.1.1.1、nas-1', '', '999.1.1.1'])
})
