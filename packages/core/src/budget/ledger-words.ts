import type { Words } from '../kernel/words.ts'

/** Refusals of ledger imports and the sentences of row remarks, for the web, the command line and the error file. */
export const ledgerWords = {
  'budget.file-empty': {
    zh: '这个文件是空的，请重新导出后再上传。',
    en: 'The file is empty. Export it again.',
  },
  'budget.file-too-large': {
    zh: '文件超过 {limit} MB。请删去无关的工作表，或按月份拆成几个文件上传。',
    en: 'The file is larger than {limit} MB. Remove sheets that do not matter, or split it by month.',
  },
  'budget.file-encrypted': {
    zh: '文件设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码后重新上传。',
    en: 'The file is protected by a password. Remove the password in Excel or WPS and upload it again.',
  },
  'budget.file-damaged': {
    zh: '文件不完整或已损坏，无法读取。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。',
    en: 'The file is cut off or damaged. Open it in Excel or WPS, save it as .xlsx and upload that.',
  },
  'budget.file-bomb': {
    zh: '文件解压后大得反常，为安全起见没有读取。请用 Excel 或 WPS 另存为新的 .xlsx 后重新上传。',
    en: 'The file would unpack to an abnormal size and was not read. Save it as a new .xlsx and upload that.',
  },
  'budget.file-entities': {
    zh: '文件里有不允许的 XML 声明，为安全起见没有读取。请用 Excel 或 WPS 另存为 .xlsx 后重新上传。',
    en: 'The file holds an XML declaration that is not allowed. Save it as .xlsx in Excel or WPS and upload that.',
  },
  'budget.file-unknown-kind': {
    zh: '这不是能读取的表格。支持 .xlsx、.xls、.csv；请在 Excel 或 WPS 中另存为 .xlsx 后上传。',
    en: 'This is no spreadsheet we can read. Use .xlsx, .xls or .csv; Excel and WPS can save as .xlsx.',
  },
  'budget.file-no-rows': {
    zh: '文件里没有任何数据行，请检查导出的是不是空表。',
    en: 'The file holds no rows. Check whether an empty table was exported.',
  },
  'budget.file-too-many-rows': {
    zh: '文件超过 {limit} 行，请按年份或项目拆开后分别上传。',
    en: 'The file has more than {limit} rows. Split it by year or project.',
  },
  'budget.file-too-heavy': {
    zh: '读取这个文件需要的内存或时间超过上限，已停止，系统不受影响。请另存为 .xlsx，或拆成几个文件上传。',
    en: 'Reading this file takes too much memory or time and was stopped; nothing else is affected. Save it as .xlsx or split it.',
  },
  'budget.no-such-batch': {
    zh: '没有这次导入，或者它不在您的权限范围内。',
    en: 'There is no such import, or it is outside your reach.',
  },
  'budget.no-such-unit': {
    zh: '没有这个单位，或者您不能为它导入支付明细。',
    en: 'There is no such unit, or you may not import for it.',
  },
  'budget.ledger-busy': {
    zh: '系统正在读取或核对这个文件，请等进度走完再操作。',
    en: 'The file is being read or checked. Wait until that has finished.',
  },
  'budget.ledger-no-columns': {
    zh: '还没有指明付款日期和金额在哪一列，请先选好这两列。',
    en: 'Nobody has said yet which columns hold the date and the amount. Choose them first.',
  },
  'budget.ledger-bad-header': {
    zh: '表头行号不对：表头最多 10 行，且要在文件的前 60 行内。',
    en: 'The header rows are wrong: at most 10 rows, within the first 60 of the file.',
  },
  'budget.ledger-no-project': {
    zh: '请选择这些支付归入哪个项目。',
    en: 'Choose the project that these payments belong to.',
  },
  'budget.ledger-unit-not-confirmed': {
    zh: '确认的金额单位与核对时用的单位不一致，请回到“核对列和单位”一步重新确认。',
    en: 'The unit of money confirmed is not the one the rows were checked with. Go back and confirm it.',
  },
  'budget.ledger-source-not-confirmed': {
    zh: '确认的资金来源与核对时用的不一致，请刷新后重新核对。',
    en: 'The source of money confirmed is not the one the rows were checked with. Reload and look again.',
  },
  'budget.ledger-doubts': {
    zh: '还有 {errors} 行错误、{totals} 处合计不符，或金额单位、资金来源存疑。请先处理，或勾选“我已知悉，仍然导入”。',
    en: '{errors} rows in error, {totals} totals that disagree, or a doubtful unit or source of money. Mend them, or tick that you import all the same.',
  },
  'budget.ledger-changed': {
    zh: '核对之后又有别的支付记入，其中 {count} 笔与本文件重复。请点“重新核对”后再确认。',
    en: 'Other payments were recorded since the check, {count} of them also in this file. Check again, then confirm.',
  },
  'budget.ledger-nothing-new': {
    zh: '这个文件里没有要新增的支付：全部已经导入过，或都有错误。',
    en: 'Nothing in this file is new: all of it is on record already, or in error.',
  },
  'budget.ledger-not-checked': {
    zh: '这次导入现在不能确认（可能已确认、已撤销或已放弃），请刷新查看。',
    en: 'This import cannot be confirmed now: it was confirmed, reversed or dropped. Reload to see.',
  },
  'budget.ledger-not-confirmed': {
    zh: '只有已确认的导入才能撤销，请刷新查看。',
    en: 'Only a confirmed import can be reversed. Reload to see.',
  },
  'budget.fate.new': { zh: '新增', en: 'New' },
  'budget.fate.refund': { zh: '退款', en: 'Refund' },
  'budget.fate.duplicate': { zh: '重复，不导入', en: 'Duplicate, left out' },
  'budget.fate.skipped': { zh: '跳过，不导入', en: 'Skipped by you' },
  'budget.fate.error': { zh: '有错误，不导入', en: 'In error, left out' },
  'budget.fate.total': { zh: '合计行', en: 'Total' },
  'budget.fate.blank': { zh: '非支付行', en: 'Not a payment' },
  'budget.row.amount-missing': { zh: '没有金额', en: 'There is no amount' },
  'budget.row.amount-unreadable': { zh: '金额“{text}”不是数字', en: 'The amount “{text}” is no number' },
  'budget.row.amount-not-whole-fen': {
    zh: '金额“{text}”不是整分，请核对金额和单位',
    en: 'The amount “{text}” is not whole fen; check amount and unit',
  },
  'budget.row.amount-too-large': {
    zh: '金额“{text}”大得反常',
    en: 'The amount “{text}” is impossibly large',
  },
  'budget.row.amount-zero': { zh: '金额为 0', en: 'The amount is 0' },
  'budget.row.day-missing': { zh: '没有付款日期', en: 'There is no date' },
  'budget.row.day-unreadable': {
    zh: '日期“{text}”无法识别，请写成 2023-03-05 这样的形式',
    en: 'The date “{text}” cannot be read; write it as 2023-03-05',
  },
  'budget.row.day-no-day': { zh: '日期“{text}”只有年月，没有日', en: 'The date “{text}” names no day' },
  'budget.row.wrong-year': {
    zh: '付款日期“{text}”不在所选预算年度内',
    en: 'The date “{text}” lies outside the budget year chosen',
  },
  'budget.row.day-in-future': {
    zh: '付款日期“{text}”还没有到，只能导入已经支付的款项',
    en: 'The date “{text}” has not come yet; only what was paid can be imported',
  },
  'budget.row.wrong-budget-year': {
    zh: '预算年度“{text}”与所选年度不一致',
    en: 'The budget year “{text}” is not the one chosen',
  },
  'budget.row.project-missing': { zh: '没有写明项目', en: 'No project is named' },
  'budget.row.project-unknown': {
    zh: '没有项目“{text}”，请先建项目，或核对名称和代码',
    en: 'There is no project “{text}”; enter it first, or check name and code',
  },
  'budget.row.project-other-year': {
    zh: '项目“{text}”属于别的年度',
    en: 'The project “{text}” belongs to another year',
  },
  'budget.row.split-amount': {
    zh: '金额“{text}”像是被千分位逗号拆成了两格，请在表格软件里改正后再导入',
    en: 'The amount “{text}” looks cut in two by the comma between its thousands; mend it in a spreadsheet program',
  },
  'budget.row.cell-error': { zh: '单元格是错误值“{text}”', en: 'The cell holds the error “{text}”' },
  'budget.row.refund-by-words': {
    zh: '按“退款”字样计为负数，请核对',
    en: 'Counted as negative because it says refund; please check',
  },
  'budget.row.assumed-year': {
    zh: '日期没有年份，按所选年度计',
    en: 'The date names no year; the chosen one was taken',
  },
  'budget.row.twin-in-file': { zh: '与第 {text} 行相同', en: 'The same as row {text}' },
  'budget.row.in-database': { zh: '已经导入过', en: 'On record already' },
  'budget.row.looks-repeated': {
    zh: '与第 {text} 行内容相同但没有凭证号，按两笔计，请核对',
    en: 'Equal to row {text} without a voucher number; counted as another payment, please check',
  },
  'budget.row.taken': {
    zh: '您确认不是重复，照常导入',
    en: 'You said that it is another payment; taken',
  },
  'budget.row.header-again': { zh: '重复的表头', en: 'The header again' },
  'budget.row.no-payment': { zh: '说明行或余额行', en: 'A note or a balance' },
} as const satisfies Words
