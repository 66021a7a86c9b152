import type { Words } from '../kernel/words.ts'

/** What was done to projects and their money, as the audit and the home page say it. */
export const budgetActWords = {
  'act.project.create': { zh: '新建了项目', en: 'entered the project' },
  'act.project.save': { zh: '修改了项目', en: 'changed the project' },
  'act.project.copy': { zh: '从上一年复制了项目', en: 'copied last year’s project' },
  'act.project.delete': { zh: '删除了项目', en: 'deleted the project' },
  'act.adjustment.add': { zh: '登记了预算调整', en: 'recorded an adjustment of' },
  'act.adjustment.remove': { zh: '撤销了预算调整', en: 'took back an adjustment of' },
  'act.arrival.add': { zh: '登记了资金到位', en: 'recorded an arrival for' },
  'act.arrival.remove': { zh: '撤销了资金到位', en: 'took back an arrival of' },
  'act.document.add': { zh: '上传了文件', en: 'uploaded the document' },
  'act.payment.add': { zh: '登记了支付', en: 'entered a payment to' },
  'act.payment.save': { zh: '修改了支付', en: 'changed a payment to' },
  'act.payment.reverse': { zh: '作废了支付', en: 'marked as wrong a payment to' },
  'act.payment.export': { zh: '导出了支付记录', en: 'exported payments of' },
  'act.payee.read': { zh: '查看了收款账号', en: 'looked at the account of' },
} as const satisfies Words
