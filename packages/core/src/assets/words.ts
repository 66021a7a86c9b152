import type { Words } from '../kernel/words.ts'
import { reachWords } from './reach-words.ts'

/** What assets refuse, tell and find in workbooks. */
export const assetWords = {
  ...reachWords,
  'assets.no-such-record': {
    zh: '没有这条记录，或者它已被移除，或者不在您的权限范围内。',
    en: 'There is no such record, it was removed, or it lies outside your reach.',
  },
  'assets.no-such-person': {
    zh: '责任人必须是本单位（或上级单位）在用的账号，请重新选择。',
    en: 'Whoever answers for it must have an active account of this unit. Choose again.',
  },
  'assets.still-named': {
    zh: '“{by}”还在用“{name}”，所以不能移除。请先把那里改掉。',
    en: '“{by}” still names “{name}”, so it cannot be removed. Change that first.',
  },
  'assets.circle': {
    zh: '“{name}”不能依赖“{other}”：绕一圈又回到它自己。',
    en: '“{name}” cannot need “{other}”: that leads back to itself.',
  },
  'assets.place-circle': {
    zh: '一个位置不能在它自己里面，请重新选择上级位置。',
    en: 'A place cannot stand inside itself. Choose another.',
  },
  'assets.name-taken': {
    zh: '已经有叫“{other}”的系统，请换一个名称，或修改那一个',
    en: 'there is a system called “{other}” already: take another name, or change that one',
  },
  'assets.number-taken': {
    zh: '设备“{other}”已经用了这个资产编号，请核对',
    en: 'the device “{other}” has this asset number: check which is right',
  },
  'assets.address-form': {
    zh: '请填 IPv4、IPv6 地址或主机名，如 192.168.1.20、nas-1；几个之间用逗号隔开',
    en: 'write an IPv4 or IPv6 address or a host name (192.168.1.20, nas-1), several with commas between',
  },
  'assets.event-ahead': {
    zh: '发生日期不能晚于今天。',
    en: 'What happened cannot have happened after today.',
  },
  'assets.file-kind': {
    zh: '不能上传“{name}”这类文件。可以上传 PDF、OFD、图片、Word、Excel、WPS、文本和 zip。',
    en: 'Files like {name} are not taken. PDF, OFD, pictures, Word, Excel, WPS, text and zip are.',
  },
  'assets.file-empty': {
    zh: '文件“{name}”是空的，请重新选择。',
    en: 'The file {name} is empty. Choose another.',
  },
  'assets.file-not-as-named': {
    zh: '文件“{name}”的内容与扩展名不符，可能改过名或已损坏。请用原来的程序打开、另存后再上传。',
    en: 'The file {name} is not what its ending says. Open it, save it again, then upload.',
  },
  'assets.not-a-picture': {
    zh: '故障照片请用 JPG 或 PNG 图片。',
    en: 'A picture of a fault must be a JPG or PNG.',
  },
  'assets.import-changed': {
    zh: '检查之后，记录或文件有了变化，什么都没有写入。请重新检查，看过结果再导入。',
    en: 'The records or the file changed since the check; nothing was written. Check again, then import.',
  },
  'assets.import-nothing': {
    zh: '这个文件里没有可以导入的新内容，什么都没有写入。',
    en: 'There is nothing new in this file; nothing was written.',
  },
  'assets.import-no-faults': {
    zh: '这个文件里没有有问题的行。',
    en: 'No row of this file has a fault.',
  },
  'assets.import-too-long': {
    zh: '这个文件超过 {most} 行，请分成几个文件导入。',
    en: 'This file has more than {most} rows. Import it in parts.',
  },
  'assets.import-unread': {
    zh: '没有认出系统、设备、软件、合同、供应商或位置的工作表。请先下载模板，按模板的表名和表头填写。',
    en: 'No sheet of systems, devices, software, contracts, vendors or places was found. Download the form and use its headings.',
  },
  'assets.discovery-range': {
    zh: '“{range}”不是可以发现的网段。请写成 192.168.1.0/24 这样的 IPv4 网段，最大 /22（1024 个地址）。',
    en: '“{range}” cannot be looked at. Write an IPv4 subnet like 192.168.1.0/24, at most a /22 (1024 addresses).',
  },
  'assets.discovery-running': {
    zh: '本单位正在发现另一个网段，请等它结束或先停止它。',
    en: 'Another subnet is being looked at for this unit. Wait for it or stop it first.',
  },
  'assets.notice.fault': {
    zh: '{who}报告“{name}”有故障：{text}',
    en: '{who} reported a fault of “{name}”: {text}',
  },
  'assets.fate.new': { zh: '新增', en: 'New' },
  'assets.fate.changed': { zh: '修改', en: 'Changed' },
  'assets.fate.same': { zh: '无变化', en: 'Unchanged' },
  'assets.fate.fault': { zh: '有问题，不导入', en: 'Fault, left out' },
  'assets.row.day': {
    zh: '“{text}”不是能确定到日的日期，请写成 2026-11-30 这样',
    en: '“{text}” is no full date: write 2026-11-30',
  },
  'assets.row.amount': {
    zh: '“{text}”不是金额，请只写数字，精确到分',
    en: '“{text}” is no amount: write digits only, down to 0.01',
  },
  'assets.row.count': { zh: '“{text}”不是个数，请只写整数', en: '“{text}” is no whole number' },
  'assets.row.choice': {
    zh: '“{text}”不在可选的内容里，请参照模板填写',
    en: '“{text}” is none of the choices',
  },
  'assets.row.error-cell': { zh: '单元格里是公式错误 {text}', en: 'the cell holds the formula error {text}' },
  'assets.row.twice': { zh: '与第 {row} 行是同一条记录', en: 'is the same record as row {row}' },
  'assets.row.twins': {
    zh: '已有 {count} 条叫“{name}”的记录，分不清是哪一条，请填写记录编号、资产编号或序列号',
    en: '{count} records are called “{name}”: give the record, asset or serial number',
  },
  'assets.row.no-record': {
    zh: '本单位没有编号为 {id} 的记录；新增的行请把记录编号留空',
    en: 'this unit has no record {id}; leave the record number of a new row empty',
  },
  'assets.row.no-such': {
    zh: '没有叫“{text}”的记录，请先登记它，或写在同一文件对应的工作表里',
    en: 'there is no “{text}”: enter it first, or put it into its sheet of this file',
  },
  'assets.row.which': {
    zh: '有几条叫“{text}”的记录，请改填它的记录编号',
    en: 'several records are called “{text}”: write its record number instead',
  },
  'assets.row.no-person': {
    zh: '本单位没有叫“{text}”的在用账号',
    en: 'nobody of this unit with an active account is called “{text}”',
  },
  'assets.row.names-fault': {
    zh: '它引用的那一行有问题，不能导入',
    en: 'it names a row that cannot be imported',
  },
} as const satisfies Words
