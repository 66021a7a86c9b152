import { budgetActWords } from './act-words.ts'
import { budgetDueWords } from './due-words.ts'
import type { Words } from '../kernel/words.ts'

/** Refusals, reasons and domain words of the budget, for the web, the command line and exported files. */
export const budgetWords = {
  ...budgetDueWords,
  ...budgetActWords,
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
  'budget.why.all-back': {
    zh: '退款与支付相抵，没有净支出',
    en: 'refunds have taken back all that was paid',
  },
  'budget.why.no-arrival': { zh: '还没有到位记录', en: 'no arrival of money on record yet' },
  'budget.why.gone': {
    zh: '项目、用途、到位或节点已经更改，原来的数不再适用',
    en: 'the project, its uses, arrivals or milestones were changed: the earlier number no longer applies',
  },
  'budget.why.zero-budget': { zh: '分母为 0，不适用', en: 'the denominator is 0: not applicable' },
  'budget.why.year-not-begun': { zh: '预算年度还没有开始', en: 'the budget year has not begun' },
  'budget.code-in-units': {
    zh: '{year} 年有几个单位用了项目编号 {code}：{units}。请用 --unit 写明单位。',
    en: 'Several units have the project code {code} in {year}: {units}. Name one with --unit.',
  },
  'budget.no-such-project': {
    zh: '没有这个项目，或者它不在您的权限范围内。',
    en: 'There is no such project, or it is outside your reach.',
  },
  'budget.code-taken': {
    zh: '{year} 年已有编号为 {code} 的项目，请换一个编号，或打开已有的项目。',
    en: 'There is already a project {code} in {year}. Take another code, or open that project.',
  },
  'budget.delete-signed': {
    zh: '这个项目已有 {count} 份定稿的报告，不能删除。',
    en: 'The project has {count} signed reports and cannot be deleted.',
  },
  'budget.delete-paid': {
    zh: '这个项目已有 {count} 笔支付，不能删除。录错的支付请先作废，导入错的台账请先整批撤销。',
    en: 'The project has {count} payments and cannot be deleted. Mark wrong payments as such first; take wrong imports back as a whole.',
  },
  'budget.delete-goals': {
    zh: '这个项目的绩效目标已提交或已批复，不能删除。请先撤回或请主管部门退回。',
    en: 'The goals of this project were handed in or approved, so it cannot be deleted. Withdraw them first, or ask for their return.',
  },
  'budget.delete-results': {
    zh: '这个项目已填报 {count} 条指标完成值，不能删除。',
    en: '{count} results of indicators were entered for this project, so it cannot be deleted.',
  },
  'budget.year-paid': {
    zh: '年度不能改：已有 {count} 笔支付。请先作废，或把项目复制到正确的年度。',
    en: 'The year cannot be changed: there are {count} payments. Mark them as wrong first, or copy the project into the right year.',
  },
  'budget.year-documents': {
    zh: '年度不能改：已登记 {count} 条调整或到位。请先撤销，或把项目复制到正确的年度后删除这一个。',
    en: 'The year cannot be changed: {count} adjustments or arrivals are on record. Take them back first, or copy the project into the right year and delete this one.',
  },
  'budget.year-evaluated': {
    zh: '年度不能改：已填写绩效目标、完成值或报告。请把项目复制到正确的年度后删除这一个。',
    en: 'The year cannot be changed: goals, results or a report were begun. Copy the project into the right year and delete this one.',
  },
  'budget.no-such-use': {
    zh: '这个用途不属于本项目，请重新选择用途。',
    en: 'This use does not belong to the project. Choose the use again.',
  },
  'budget.use-twice': {
    zh: '同一个用途在表里出现了两次，请删去一行。',
    en: 'One use is listed twice. Take one of the rows away.',
  },
  'budget.use-has-payments': {
    zh: '用途“{use}”已有支付记录，不能删除。请先把这些支付改到别的用途，或保留它。',
    en: 'Payments name the use “{use}”, so it cannot be removed. Move them to another use first, or keep it.',
  },
  'budget.no-uses': {
    zh: '还没有列出用途。请至少写一项用途和金额。',
    en: 'No use is listed yet. Name at least one, with its amount.',
  },
  'budget.few-uses': {
    zh: '只列了 {count} 项用途，审核时一般要求分到三项以上、每项写明金额。确实只有这些时，请在“用途”下面勾选后再保存。',
    en: 'Only {count} uses are listed; reviewers usually want three or more, each with its amount. If there are no more, tick that below the uses and save.',
  },
  'budget.zero-budget': {
    zh: '年初预算数是 0。请填写年初预算数；年初没有预算、年中才追加的，请在“年初预算数”下面写明原因后再保存。',
    en: 'The initial budget is 0. Enter it; if the money comes during the year only, say why below the initial budget and save.',
  },
  'budget.uses-too-low': {
    zh: '各用途合计 {uses} 万元，比年初预算数 {initial} 万元少 {difference} 元，请补齐用途金额或改正年初预算数。',
    en: 'The uses add up to {uses} wan yuan, {difference} yuan less than the initial budget of {initial} wan yuan. Correct one of them.',
  },
  'budget.uses-too-high': {
    zh: '各用途合计 {uses} 万元，比年初预算数 {initial} 万元多 {difference} 元，请核减用途金额或改正年初预算数。',
    en: 'The uses add up to {uses} wan yuan, {difference} yuan more than the initial budget of {initial} wan yuan. Correct one of them.',
  },
  'budget.below-zero': {
    zh: '这样调整后，该资金来源的全年预算数成为 {fullYear} 万元，不能小于 0。请核对调整金额的正负和资金来源。',
    en: 'This would leave {fullYear} wan yuan as the full-year budget of that source, and it cannot be below 0. Check the sign and the source.',
  },
  'budget.arrived-below-zero': {
    zh: '这样登记后，该资金来源的到位资金成为 {arrived} 万元，不能小于 0。请核对金额的正负和资金来源；收回的资金不能多于已到位的。',
    en: 'This would leave {arrived} 万元 as the money arrived from that source, and it cannot be below 0. Check the sign and the source: no more can be taken back than arrived.',
  },
  'budget.finished-before-year': {
    zh: '完成日期 {day} 早于预算年度 {year}，请改正日期。',
    en: 'The project cannot be finished on {day}, before its budget year {year}. Correct the date.',
  },
  'budget.no-such-template': {
    zh: '没有编号为 {id} 的进度节点模板，请从列表中另选一个。',
    en: 'There is no milestone template {id}. Choose another from the list.',
  },
  'budget.no-such-owner': {
    zh: '所选的项目负责人没有本单位项目的填报权限，请另选一人，或请安全管理员授权。',
    en: 'The person chosen as owner may not write projects of this unit. Choose somebody else, or ask the security administrator.',
  },
  'budget.reason-needed': {
    zh: '请先写明原因：它会和记录一起保留，供以后查对。',
    en: 'Say why first: the reason is kept with the record.',
  },
  'budget.no-such-money-document': {
    zh: '没有这条调整或到位记录，请刷新页面后再看。',
    en: 'There is no such adjustment or arrival. Reload the page and look again.',
  },
  'budget.already-removed': {
    zh: '“{document}”这条记录已经撤销过了，不用再撤销。',
    en: 'The record “{document}” has already been taken back.',
  },
  'budget.outside-year': {
    zh: '日期 {day} 不在预算年度 {year} 内。请改正日期；跨年的款项记到它所属年度的项目。',
    en: 'The day {day} lies outside the budget year {year}. Correct it; money of another year belongs to that year’s project.',
  },
  'budget.in-future': {
    zh: '日期 {day} 还没有到。只能登记已经发生的款项，请改正日期。',
    en: 'The day {day} has not come yet. Only what has happened can be recorded: correct the day.',
  },
  'budget.payment-twice': {
    zh: '{day} 已有一笔付给“{payee}”的 {amount} 元、用途或凭证号也相同的支付。确实是另一笔时，请勾选“确为另一笔”再保存。',
    en: 'A payment of {amount} yuan to “{payee}” on {day} with the same purpose or voucher is already on record. If this is another one, tick “another payment” and save.',
  },
  'budget.payment-reversed': {
    zh: '这笔支付已经作废，不能再改。需要时请重新录入一笔。',
    en: 'This payment was marked as recorded wrongly and cannot be changed. Enter a new one if needed.',
  },
  'budget.document-kind': {
    zh: '不能上传“{name}”：请使用 PDF、OFD、图片（JPG、PNG）或 Word、Excel、WPS 文件。',
    en: '“{name}” cannot be uploaded: use PDF, OFD, a picture (JPG, PNG), or a Word, Excel or WPS file.',
  },
  'budget.document-empty': {
    zh: '文件“{name}”是空的，请检查后重新选择。',
    en: 'The file “{name}” is empty. Check it and choose again.',
  },
  'budget.list.name': { zh: '支付记录', en: 'Payments' },
  'budget.list.note': {
    zh: '导出日期 {day}，共 {count} 笔；收款账号只显示末四位；单位：元',
    en: 'Exported on {day}: {count} payments; of accounts only the last four digits; amounts in yuan',
  },
  'budget.list.sum': { zh: '合计', en: 'Sum' },
  'budget.list.on': { zh: '日期', en: 'Day' },
  'budget.list.payee': { zh: '收款人', en: 'Payee' },
  'budget.list.account': { zh: '收款账号', en: 'Account' },
  'budget.list.bank': { zh: '开户银行', en: 'Bank' },
  'budget.list.amount': { zh: '金额（元）', en: 'Amount (yuan)' },
  'budget.list.use': { zh: '项目用途', en: 'Use' },
  'budget.list.purpose': { zh: '用途说明', en: 'Purpose' },
  'budget.list.contract': { zh: '合同', en: 'Contract' },
  'budget.list.voucher': { zh: '凭证号', en: 'Voucher' },
  'budget.list.source': { zh: '资金来源', en: 'Source' },
  'budget.list.uses': { zh: '谁使用', en: 'Who uses' },
  'budget.list.applies': { zh: '谁申请', en: 'Who applied' },
  'budget.list.carriesOut': { zh: '谁实施', en: 'Who carries out' },
  'budget.list.evaluates': { zh: '谁评价', en: 'Who evaluates' },
  'budget.list.missing': { zh: '还缺', en: 'Missing' },
  'budget.list.reversed': { zh: '作废原因', en: 'Marked as wrong because' },
  'budget.missing.use': { zh: '用途', en: 'use' },
  'budget.missing.payee': { zh: '收款人', en: 'payee' },
  'budget.missing.contract': { zh: '合同', en: 'contract' },
  'budget.missing.purpose': { zh: '用途说明', en: 'purpose' },
  'budget.missing.voucher': { zh: '凭证号', en: 'voucher' },
  'budget.missing.people.uses': { zh: '谁使用', en: 'who uses' },
  'budget.missing.people.applies': { zh: '谁申请', en: 'who applied' },
  'budget.missing.people.carriesOut': { zh: '谁实施', en: 'who carries out' },
  'budget.missing.people.evaluates': { zh: '谁评价', en: 'who evaluates' },
  'fact.budget.initial': { zh: '年初预算数', en: 'Initial budget' },
  'fact.budget.initial.appropriation': {
    zh: '年初预算数（当年财政拨款）',
    en: 'Initial budget, this year’s appropriation',
  },
  'fact.budget.initial.carried-over': {
    zh: '年初预算数（上年结转资金）',
    en: 'Initial budget, carried over',
  },
  'fact.budget.initial.other': { zh: '年初预算数（其他资金）', en: 'Initial budget, other money' },
  'fact.budget.full-year': { zh: '全年预算数', en: 'Full-year budget' },
  'fact.budget.full-year.appropriation': {
    zh: '全年预算数（当年财政拨款）',
    en: 'Full-year budget, this year’s appropriation',
  },
  'fact.budget.full-year.carried-over': {
    zh: '全年预算数（上年结转资金）',
    en: 'Full-year budget, carried over',
  },
  'fact.budget.full-year.other': { zh: '全年预算数（其他资金）', en: 'Full-year budget, other money' },
  'fact.budget.arrived': { zh: '到位资金', en: 'Money arrived' },
  'fact.budget.arrived.appropriation': {
    zh: '到位资金（当年财政拨款）',
    en: 'Money arrived, this year’s appropriation',
  },
  'fact.budget.arrived.carried-over': { zh: '到位资金（上年结转资金）', en: 'Money arrived, carried over' },
  'fact.budget.arrived.other': { zh: '到位资金（其他资金）', en: 'Money arrived, other money' },
  'fact.budget.spent': { zh: '执行数', en: 'Spent' },
  'fact.budget.spent.appropriation': { zh: '执行数（当年财政拨款）', en: 'Spent, this year’s appropriation' },
  'fact.budget.spent.carried-over': { zh: '执行数（上年结转资金）', en: 'Spent, carried over' },
  'fact.budget.spent.other': { zh: '执行数（其他资金）', en: 'Spent, other money' },
  'fact.budget.spent-by': { zh: '到这一天终了的累计支付', en: 'Paid by the end of the day' },
  'fact.budget.use': { zh: '用途的年初预算', en: 'Initial budget of a use' },
  'fact.budget.use-spent': { zh: '用途的已支付', en: 'Paid for a use' },
  'fact.budget.spent-unassigned': { zh: '未注明用途的支付', en: 'Paid without a use named' },
  'fact.budget.arrival': { zh: '一笔到位', en: 'One arrival' },
  'fact.budget.adjustment': { zh: '一笔预算调整', en: 'One adjustment' },
  'fact.budget.leftover-carried-over': { zh: '结转下年', en: 'Carried over to next year' },
  'fact.budget.leftover-surplus': { zh: '结余', en: 'Given back' },
  'budget.remark.few-uses': {
    zh: '只列了 {count} 项用途。审核时一般要求分到三项以上，请尽量细分。',
    en: 'Only {count} uses are listed. Reviewers usually want three or more.',
  },
  'budget.remark.overspent': {
    zh: '执行数 {spent} 万元超过全年预算数 {fullYear} 万元，多出 {over} 万元。不是好成绩，是差错：请核对支付，或补录预算调整。',
    en: 'Spent {spent} wan yuan, {over} more than the full-year budget of {fullYear}. This is an error: check the payments, or record the adjustment.',
  },
  'budget.remark.overspent-appropriation': {
    zh: '当年财政拨款执行 {spent} 万元，超过其全年预算数 {fullYear} 万元，请核对支付的资金来源。',
    en: 'This year’s appropriation: {spent} wan yuan spent of {fullYear}. Check the source of the payments.',
  },
  'budget.remark.overspent-carried-over': {
    zh: '上年结转资金执行 {spent} 万元，超过其全年预算数 {fullYear} 万元，请核对支付的资金来源。',
    en: 'Carried-over money: {spent} wan yuan spent of {fullYear}. Check the source of the payments.',
  },
  'budget.remark.overspent-other': {
    zh: '其他资金执行 {spent} 万元，超过其全年预算数 {fullYear} 万元，请核对支付的资金来源。',
    en: 'Other money: {spent} wan yuan spent of {fullYear}. Check the source of the payments.',
  },
  'budget.remark.spent-below-zero': {
    zh: '执行数是 {spent} 万元：退款多于支付，请核对。',
    en: 'Spent is {spent} wan yuan: more was refunded than paid. Check the payments.',
  },
  'budget.remark.arrived-above-budget': {
    zh: '到位资金 {arrived} 万元超过全年预算数 {fullYear} 万元，请核对到位记录，或补录预算调整。',
    en: '{arrived} wan yuan arrived, more than the full-year budget of {fullYear}. Check the arrivals, or record the adjustment.',
  },
  'budget.remark.spent-above-arrived': {
    zh: '执行数 {spent} 万元超过到位资金 {arrived} 万元，请补录到位记录或说明。',
    en: '{spent} wan yuan spent, more than the {arrived} that arrived. Record the missing arrival, or explain.',
  },
  'budget.remark.no-arrival': {
    zh: '已有支付，但还没有一条到位记录。请补录到位的日期、金额和文号。',
    en: 'There are payments but no arrival of money on record. Record its day, amount and document.',
  },
  'budget.remark.leftover-not-said': {
    zh: '年度已结束，还剩 {left} 万元没有支出。请写明结转多少、结余多少。',
    en: 'The year is over and {left} wan yuan are left. Say how much is carried over and how much given back.',
  },
  'budget.remark.leftover-differs': {
    zh: '结转加结余共 {said} 万元，与未支出的 {left} 万元不一致，请核对。',
    en: 'Carried over and given back are {said} wan yuan together, but {left} are left. Check both.',
  },
  'budget.remark.carried-over-differs': {
    zh: '上年项目写明结转 {lastYear} 万元，本项目的上年结转资金是 {here} 万元，请核对。',
    en: 'Last year’s project carries over {lastYear} wan yuan; here it is {here}. Check both.',
  },
  'budget.no-such-payment': {
    zh: '没有这笔支付，或者它不在您的权限范围内。',
    en: 'There is no such payment, or it is outside your reach.',
  },
} as const satisfies Words
