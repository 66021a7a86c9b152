import type { Words } from '../kernel/words.ts'

/** What the budget asks of people and tells them: the home page says it, so it stands apart from what only its own pages say. */
export const budgetDueWords = {
  'budget.notice.milestone': {
    zh: '“{project}”距{label}节点（{day}）还有 {left} 天，还需支付 {toPay} 万元。',
    en: '“{project}”: {left} days to the milestone {labelEn} ({day}), {toPay} wan yuan still to be paid.',
  },
  'budget.notice.missed': {
    zh: '“{project}”的{label}节点（{day}）没有达到，当日还差 {short} 万元。',
    en: '“{project}” missed the milestone {labelEn} ({day}): {short} wan yuan were missing on that day.',
  },
  'budget.notice.unmeasured': {
    zh: '“{project}”的{label}节点（{day}）已过，但还没有一笔支付记录，无法判断是否达到。请导入台账或登记支付。',
    en: '“{project}”: the milestone {labelEn} ({day}) has gone by without any payment on record, so nobody can tell whether it was met. Import the ledger or enter the payments.',
  },
  'budget.due.milestone': {
    zh: '“{project}”距{label}节点（{day}）还有 {left} 天，还需支付 {toPay} 万元',
    en: '“{project}”: {left} days to the milestone {labelEn} ({day}), {toPay} wan yuan still to be paid',
  },
  'budget.due.nothing-paid': {
    zh: '“{project}”已过 {count} 个进度节点，还没有支付记录（到 {day} 应支付 {planned} 万元）。已经支付的请登记或导入',
    en: '“{project}”: {count} milestones are over and no payment is on record ({planned} wan yuan were due by {day}). Record or import what was paid',
  },
  'budget.due.missed': {
    zh: '“{project}”的{label}节点（{day}）未达到，还差 {toPay} 万元',
    en: '“{project}” missed the milestone {labelEn} ({day}); {toPay} wan yuan are still missing',
  },
  'budget.due.incomplete': {
    zh: '“{project}”有 {count} 笔支付的信息还没填全（合同、用途、谁使用谁申请谁实施谁评价等）',
    en: '“{project}” has {count} payments that do not say everything yet (contract, purpose, the four people …)',
  },
  'budget.due.leftover': {
    zh: '“{project}”{year} 年还剩 {left} 万元没有支出，请填写结转或结余',
    en: '“{project}” has {left} wan yuan of {year} left over: say whether it is carried over or given back',
  },
  'budget.due.overspent': {
    zh: '“{project}”执行数超过全年预算数 {over} 万元，请核对支付或补录预算调整',
    en: '“{project}” spent {over} wan yuan more than its full-year budget: check the payments, or record the adjustment',
  },
} as const satisfies Words
