import { type Choices, deviceKinds, deviceStates, importances, licences } from './choices.ts'
import type { AssetKind } from './record.ts'
import { systemKinds } from './system-kinds.ts'

/** What a field holds, so that a form, a sheet and a reader of sheets know how to treat it. */
export type FieldType =
  | { readonly type: 'text'; readonly long?: true; readonly address?: true }
  | { readonly type: 'day' }
  | { readonly type: 'yuan' }
  | { readonly type: 'count' }
  | { readonly type: 'choice'; readonly of: Choices }
  | { readonly type: 'ref'; readonly to: AssetKind }
  | { readonly type: 'person' }

/** One field of a record: its key, what forms and sheets call it, and what other people's sheets call it. */
export type AssetField = FieldType & {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly required?: true
  readonly also: readonly string[]
}

const field =
  (type: FieldType) =>
  (key: string, zh: string, en: string, also: readonly string[] = []): AssetField => ({
    key,
    zh,
    en,
    also,
    ...type,
  })
const text = field({ type: 'text' })
const long = field({ type: 'text', long: true })
const address = field({ type: 'text', address: true })
const day = field({ type: 'day' })
const yuan = field({ type: 'yuan' })
const count = field({ type: 'count' })
const person = field({ type: 'person' })
const choice = (key: string, zh: string, en: string, of: Choices, also: readonly string[] = []) =>
  field({ type: 'choice', of })(key, zh, en, also)
const ref = (key: string, zh: string, en: string, to: AssetKind, also: readonly string[] = []) =>
  field({ type: 'ref', to })(key, zh, en, also)
const named = (zh: string, also: string[]): AssetField => ({
  ...text('name', zh, 'Name', ['名称', ...also]),
  required: true,
})
const vendor = ref('vendorId', '供应商', 'Vendor', 'vendor', [
  '厂商',
  '供货商',
  '承建单位',
  '运维单位',
  '维保单位',
])
const note = long('note', '备注', 'Note', ['说明'])
const owner = person('ownerId', '责任人', 'Owner', ['负责人', '管理人', '保管人', '使用人'])

/** The fields of each kind of record, in the order of forms and sheets. */
export const assetFields = {
  location: [
    named('位置名称', ['位置', '地点', '机房']),
    ref('parentId', '上级位置', 'Inside', 'location', ['所属位置', '上级']),
    note,
  ],
  vendor: [
    named('供应商名称', ['供应商', '厂商', '公司名称', '单位名称']),
    text('contact', '联系人', 'Contact'),
    text('phone', '联系电话', 'Phone', ['电话', '手机', '联系方式']),
    text('service', '服务内容', 'What they do', ['服务', '业务']),
    note,
  ],
  contract: [
    named('合同名称', ['合同']),
    text('number', '合同编号', 'Number', ['合同号', '编号']),
    vendor,
    yuan('amountFen', '合同金额（元）', 'Amount', ['合同金额', '金额', '金额（元）', '总价']),
    day('signedOn', '签订日期', 'Signed on', ['签订时间', '签约日期']),
    day('startsOn', '开始日期', 'Starts on', ['起始日期', '生效日期', '服务开始']),
    day('endsOn', '结束日期', 'Ends on', ['到期日期', '到期日', '截止日期', '服务结束']),
    note,
  ],
  system: [
    named('系统名称', ['系统']),
    choice('kind', '系统类型', 'Kind', systemKinds, ['类型', '类别', '系统类别']),
    choice('importance', '重要程度', 'Importance', importances, ['重要性', '级别']),
    owner,
    person('backupId', '备份责任人', 'Backup person', ['备份人', 'B岗', '副责任人']),
    vendor,
    ref('contractId', '运维合同', 'Contract', 'contract', ['合同', '合同名称']),
    long('description', '系统说明', 'Description', ['说明', '描述', '备注', '用途']),
  ],
  device: [
    named('设备名称', ['设备', '资产名称']),
    choice('kind', '设备类型', 'Kind', deviceKinds, ['类型', '类别', '设备类别', '资产类别']),
    ref('systemId', '所属系统', 'System', 'system', ['系统', '系统名称']),
    ref('locationId', '位置', 'Location', 'location', ['存放地点', '安装位置', '所在位置', '地点', '机房']),
    text('brand', '品牌', 'Brand', ['厂牌', '生产厂家', '制造商']),
    text('model', '型号', 'Model', ['规格型号', '设备型号', '型号规格']),
    text('serial', '序列号', 'Serial number', ['SN', 'S/N', '出厂编号', '机身号']),
    text('assetNumber', '资产编号', 'Asset number', ['固定资产编号', '资产编码', '资产号']),
    address('address', '网络地址', 'Address', ['IP', 'IP地址', '管理地址', '地址']),
    day('boughtOn', '购置日期', 'Bought on', ['购买日期', '采购日期', '购入日期', '购置时间']),
    yuan('priceFen', '购置价（元）', 'Price', [
      '购置价',
      '价格',
      '原值',
      '单价',
      '金额',
      '价格（元）',
      '原值（元）',
    ]),
    day('warrantyEndsOn', '质保到期', 'Warranty ends', [
      '质保到期日',
      '保修到期',
      '维保到期',
      '质保截止',
      '过保日期',
    ]),
    choice('state', '状态', 'State', deviceStates, ['使用状态', '设备状态']),
    owner,
    vendor,
    note,
  ],
  software: [
    named('软件名称', ['软件']),
    text('edition', '版本', 'Version', ['软件版本', '版本号']),
    ref('systemId', '所属系统', 'System', 'system', ['系统', '系统名称']),
    ref('deviceId', '安装设备', 'Installed on', 'device', ['设备', '设备名称', '所在设备']),
    choice('licence', '授权方式', 'Licence', licences, ['许可方式', '授权类型', '许可类型']),
    count('seats', '授权数量', 'Seats', ['许可数', '数量', '点数', '用户数']),
    day('boughtOn', '购置日期', 'Bought on', ['购买日期', '采购日期', '购入日期']),
    yuan('priceFen', '购置价（元）', 'Price', ['购置价', '价格', '原值', '金额', '价格（元）']),
    day('licenceEndsOn', '授权到期', 'Licence ends', [
      '授权到期日',
      '到期日期',
      '许可到期',
      '到期日',
      '有效期至',
    ]),
    vendor,
    note,
  ],
} as const satisfies Record<AssetKind, readonly AssetField[]>

/** The fields of a kind. */
export const fieldsOf = (kind: AssetKind): readonly AssetField[] => assetFields[kind]
