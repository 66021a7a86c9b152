import type { Words } from '@rongheng/core/kernel/words'
import { budgetActWords } from '@rongheng/core/budget/act-words'
import { budgetDueWords } from '@rongheng/core/budget/due-words'
import { evaluateDueWords } from '@rongheng/core/evaluate/due-words'
import { actWords } from '@rongheng/core/identity/act-words'
import { reportDueWords } from '@rongheng/core/report/due-words'
import { addWords } from '../api/known-words.ts'

addWords({ ...actWords, ...budgetActWords, ...budgetDueWords, ...evaluateDueWords, ...reportDueWords })

/** Texts of the home page. */
export const homeWords = {
  title: { zh: '首页', en: 'Home' },
  hello: { zh: '{name}，您好', en: 'Hello, {name}' },
  'broken.title': { zh: '现在有什么坏了', en: 'What is broken now' },
  'broken.none': { zh: '没有需要处理的告警', en: 'Nothing calls for you' },
  'broken.all': { zh: '全部告警（{count}）', en: 'All alerts ({count})' },
  'broken.since': { zh: '{at} 开始', en: 'since {at}' },
  'broken.more': { zh: '连带 {count} 项', en: '{count} consequences' },
  'severity.urgent': { zh: '紧急', en: 'Urgent' },
  'severity.important': { zh: '重要', en: 'Important' },
  'severity.notice': { zh: '提示', en: 'Notice' },
  'due.title': { zh: '待我办理', en: 'Due from me' },
  'due.none': { zh: '现在没有等您办理的事', en: 'Nothing is waiting for you' },
  'due.none.help': {
    zh: '项目、指标、报告需要您处理时，会列在这里。',
    en: 'When projects, indicators or reports need you, they are listed here.',
  },
  'due.by': { zh: '{day} 前', en: 'by {day}' },
  'due.returned': { zh: '{day} 退回', en: 'returned on {day}' },
  'due.today': { zh: '今天截止', en: 'due today' },
  'due.over': { zh: '已过期 {days} 天', en: '{days} days overdue' },
  'due.left': { zh: '还有 {days} 天', en: '{days} days left' },
  'domain.budget': { zh: '资金', en: 'Money' },
  'domain.evaluate': { zh: '绩效', en: 'Performance' },
  'domain.report': { zh: '报告', en: 'Report' },
  'due.more': { zh: '再显示 {count} 件', en: 'Show {count} more' },
  'due.failed': {
    zh: '{domain}的待办没有取到，请稍后再看。',
    en: 'What is due in {domain} could not be read. Look again later.',
  },
  'money.title': { zh: '资金与进度节点', en: 'Money against its milestones' },
  'money.year': { zh: '{year} 年', en: '{year}' },
  'money.none': { zh: '还没有项目', en: 'There is no project yet' },
  'money.none.help': {
    zh: '录入项目和年初预算后，这里显示资金执行到了哪一步。',
    en: 'Once a project and its budget are entered, this shows how its money stands.',
  },
  'money.caption': {
    zh: '{year} 年项目的预算、执行与进度节点',
    en: 'Projects of {year}: budget, spending, milestones',
  },
  'money.project': { zh: '项目', en: 'Project' },
  'money.budget': { zh: '全年预算数', en: 'Full-year budget' },
  'money.spent': { zh: '执行数', en: 'Spent' },
  'money.rate': { zh: '执行率', en: 'Rate' },
  'money.next': { zh: '下一个节点', en: 'Next milestone' },
  'money.state': { zh: '进度', en: 'Pace' },
  'money.next.text': { zh: '{label}（{day}）', en: '{label} ({day})' },
  'money.next.pay': { zh: '还需支付 {amount}', en: '{amount} still to pay' },
  'money.no-next': { zh: '没有待达到的节点', en: 'no open milestone' },
  'money.bar': { zh: '执行率 {rate}', en: 'spent {rate}' },
  'money.counts': {
    zh: '共 {total} 个项目，先列出最需要关注的 {shown} 个。',
    en: '{total} projects; the {shown} that need a look most come first.',
  },
  'money.count': { zh: '{what} {count} 个', en: '{count} {what}' },
  'money.and': { zh: '，', en: ', ' },
  'count.pace.finished': { zh: '已完成', en: 'finished' },
  'count.pace.nothing-paid': { zh: '到期还没有支付', en: 'with nothing paid though due' },
  'count.pace.missed': { zh: '有节点未达到', en: 'with missed milestones' },
  'count.pace.will-miss': { zh: '将错过节点', en: 'about to miss one' },
  'count.pace.fine': { zh: '按进度', en: 'on pace' },
  'count.pace.unknown': { zh: '没有支付记录', en: 'without a payment' },
  'pace.finished': { zh: '已完成', en: 'Finished' },
  'pace.nothing-paid': { zh: '已过 {count} 个节点，还没有支付', en: '{count} milestones over, nothing paid' },
  'pace.missed': { zh: '有 {count} 个节点未达到', en: '{count} milestones missed' },
  'pace.will-miss': { zh: '按目前进度将错过', en: 'Will miss at this pace' },
  'pace.fine': { zh: '按进度', en: 'On pace' },
  'pace.unknown': { zh: '还没有支付记录', en: 'No payment on record' },
  'money.all': { zh: '全部项目', en: 'All projects' },
  'notice.title': { zh: '提醒', en: 'Notices' },
  'notice.more': { zh: '再显示 {count} 条', en: 'Show {count} more' },
  'notice.read': { zh: '知道了', en: 'Mark as read' },
  'notice.read.all': { zh: '全部标为已读', en: 'Mark all as read' },
  'changes.title': { zh: '上次登录以来的变化', en: 'Changed since your last visit' },
  'changes.first': {
    zh: '这是您第一次登录；以后这里列出别人改了什么。',
    en: 'This is your first visit; later this lists what others changed.',
  },
  'changes.since': { zh: '上次登录：{at}', en: 'Your last visit: {at}' },
  'changes.none': { zh: '这期间别人没有改动。', en: 'Nobody else changed anything meanwhile.' },
  'changes.more': { zh: '再显示 {count} 条', en: 'Show {count} more' },
  'changes.cut': {
    zh: '更早的变化没有列出，可以到各项目里看。',
    en: 'Earlier changes are not listed; look into the projects.',
  },
  'changes.times': { zh: '（{count} 次）', en: ' ({count} times)' },
  'changes.project': { zh: '项目：{name}', en: 'Project: {name}' },
  'changes.line': { zh: '{who} {what}', en: '{who}: {what}' },
  'no-role.title': { zh: '您的账号还没有角色', en: 'Your account holds no role yet' },
  'no-role.help': {
    zh: '所以现在看不到任何项目和功能。请联系安全管理员，在“人员与角色”里授予您角色；授予后请重新登录。',
    en: 'So there is nothing to see yet. Ask the security administrator to grant you a role on the page People and roles, then sign in again.',
  },
  'setup.title': { zh: '开始使用', en: 'First steps' },
  'setup.lead': {
    zh: '做完这几步，业务人员就可以登录使用了。',
    en: 'When these steps are done, people can sign in and work.',
  },
  'setup.unit': {
    zh: '把“本单位”改成真实名称，需要时新建下级单位',
    en: 'Give your unit its real name, and add units below it',
  },
  'setup.unit.how': {
    zh: '在“单位”页点“修改”。例如：区委宣传部，下面再建融媒体中心。',
    en: 'On the page Units, choose Change. For example a department, and the media center below it.',
  },
  'setup.security': {
    zh: '新建一个账号并任命为安全管理员',
    en: 'Make an account and appoint it security administrator',
  },
  'setup.security.how': {
    zh: '在“人员与角色”页点“新建账号”。安全管理员要由另一个人担任；此后角色都由他授予。',
    en: 'On the page People and roles, choose New account. It must be another person, who then grants all roles.',
  },
  'setup.accounts': {
    zh: '给审计管理员和业务人员各建一个账号',
    en: 'Make accounts for the audit administrator and for everybody else',
  },
  'setup.accounts.how': {
    zh: '由系统管理员建。一次性密码只显示一次，当面交给本人。',
    en: 'By the system administrator. Each one-time password is shown once: hand it over in person.',
  },
  'setup.audit': { zh: '授予审计管理员角色', en: 'Grant the role of audit administrator' },
  'setup.audit.how': {
    zh: '由安全管理员在“人员与角色”页授予，要由第三个人担任。',
    en: 'By the security administrator, on the page People and roles. It must be a third person.',
  },
  'setup.roles': { zh: '授予业务人员各自的角色', en: 'Grant everybody else their roles' },
  'setup.roles.how': {
    zh: '由安全管理员授予：项目负责人、财务、办公室、领导小组成员等，角色在所选单位及其下级有效。',
    en: 'By the security administrator: project owner, finance, office, steering group and so on, each at a unit and what lies below it.',
  },
  'admin.no-business': {
    zh: '三员不接触业务数据，所以这里和菜单里没有项目、绩效和报告；它们由业务人员登录后办理。',
    en: 'The three administrators do not touch business data: projects, results and reports are in the menus of business users only.',
  },
  'admin.title': { zh: '管理工作', en: 'Administration' },
  'admin.no-security': {
    zh: '还没有安全管理员，没人能授予角色。请在“人员与角色”页新建一个账号并任命。',
    en: 'There is no security administrator, so nobody can grant roles. Make an account and appoint one on the page People and roles.',
  },
  'admin.waiting': {
    zh: '{count} 个账号还没有改掉一次性密码',
    en: '{count} accounts still have their one-time password',
  },
  'admin.frozen': {
    zh: '{count} 个账号已冻结，等待解锁',
    en: '{count} accounts are frozen and wait to be unlocked',
  },
  'admin.no-role': { zh: '{count} 个账号还没有任何角色', en: '{count} accounts hold no role' },
  'admin.none': { zh: '账号都正常，没有要处理的事', en: 'All accounts are in order' },
  'admin.audit': { zh: '校验审计链，看记录是否完整', en: 'Verify the audit chains' },
} as const satisfies Words
