import type { Words } from '@rongheng/core/kernel/words'

/** Texts of the panel that shows what a number stands on. */
export const factWords = {
  value: { zh: '数值', en: 'Value' },
  subject: { zh: '对象', en: 'Subject' },
  period: { zh: '期间', en: 'Period' },
  recorded: { zh: '记录时间', en: 'Recorded' },
  'recorded.by': { zh: '{at}，{by}', en: '{at}, {by}' },
  evidence: { zh: '依据', en: 'What it stands on' },
  'evidence.none': { zh: '没有列出依据。', en: 'Nothing is named.' },
  earlier: { zh: '更早的数值（已被替换）', en: 'Earlier values, replaced' },
  back: { zh: '返回', en: 'Back' },
  open: { zh: '打开', en: 'Open' },
  kind: { zh: '类别', en: 'Kind' },
  title: { zh: '名称', en: 'Name' },
  on: { zh: '日期', en: 'Day' },
  amount: { zh: '金额', en: 'Amount' },
  none: { zh: '未测得（{why}）', en: 'not measured ({why})' },
  'file.failed': { zh: '文件没有下载成功', en: 'The file could not be fetched' },
  'kind.project': { zh: '项目', en: 'Project' },
  'kind.adjustment': { zh: '预算调整', en: 'Adjustment' },
  'kind.arrival': { zh: '资金到位', en: 'Arrival' },
  'kind.payment': { zh: '支付', en: 'Payment' },
  'kind.batch': { zh: '导入的台账', en: 'Imported ledger' },
  'kind.file': { zh: '文件', en: 'File' },
  'kind.fact': { zh: '数据', en: 'Fact' },
  'kind.record': { zh: '记录', en: 'Record' },
} as const satisfies Words
