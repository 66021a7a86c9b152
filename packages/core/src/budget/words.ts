import type { Words } from '../kernel/words.ts'

/** Refusals, reasons and domain words of the budget, for the web, the command line and exported files. */
export const budgetWords = {
  'budget.source.appropriation': { zh: '当年财政拨款', en: 'This year’s appropriation' },
  'budget.source.carried-over': { zh: '上年结转资金', en: 'Carried over from last year' },
  'budget.source.other': { zh: '其他资金', en: 'Other money' },
  'budget.fund.general-public': { zh: '一般公共预算', en: 'General public budget' },
  'budget.fund.government-fund': { zh: '政府性基金预算', en: 'Government fund budget' },
  'budget.fund.state-capital': { zh: '国有资本经营预算', en: 'State capital budget' },
  'budget.fund.social-insurance': { zh: '社会保险基金预算', en: 'Social insurance budget' },
  'budget.fund.fiscal-account': { zh: '财政专户管理资金', en: 'Fiscal account money' },
  'budget.fund.own': { zh: '单位资金', en: 'The unit’s own money' },
  'budget.amount.initial': { zh: '年初预算数', en: 'Initial budget' },
  'budget.amount.fullYear': { zh: '全年预算数', en: 'Full-year budget' },
  'budget.amount.arrived': { zh: '到位资金', en: 'Money arrived' },
  'budget.amount.spent': { zh: '执行数', en: 'Spent' },
  'budget.why.use-not-said': {
    zh: '还有支付没有写明用途，这项用途的支出算不出来。',
    en: 'Some payments name no use yet, so what was spent on this one is unknown.',
  },
  'budget.why.no-payment': { zh: '还没有支付记录', en: 'no payment on record yet' },
  'budget.why.no-arrival': { zh: '还没有到位记录', en: 'no arrival of money on record yet' },
  'budget.why.zero-budget': { zh: '分母为 0，不适用', en: 'the denominator is 0: not applicable' },
  'budget.why.year-not-begun': { zh: '预算年度还没有开始', en: 'the budget year has not begun' },
  'budget.no-such-project': {
    zh: '没有这个项目，或者它不在您的权限范围内。',
    en: 'There is no such project, or it is outside your reach.',
  },
  'budget.code-taken': {
    zh: '{year} 年已有编号为 {code} 的项目，请换一个编号，或打开已有的项目。',
    en: 'There is already a project {code} in {year}. Take another code, or open that project.',
  },
  'budget.no-such-payment': {
    zh: '没有这笔支付，或者它不在您的权限范围内。',
    en: 'There is no such payment, or it is outside your reach.',
  },
} as const satisfies Words
