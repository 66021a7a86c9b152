import type { Words } from '../kernel/words.ts'
import type { Role } from './roles.ts'

/** What somebody in each role does here, for whoever grants it. Says in words what `permissionsOf` says in permissions. */
export const roleDutyWords = {
  'duty.system-admin': {
    zh: '建单位和账号、重置密码、移除示例、备份；看不到业务数据。',
    en: 'Keeps units and accounts, resets passwords, removes the example, makes backups; sees no business data.',
  },
  'duty.security-admin': {
    zh: '授予和收回角色、解锁账号、强制退出登录；看不到业务数据。',
    en: 'Grants and withdraws roles, unlocks accounts, ends sessions; sees no business data.',
  },
  'duty.audit-admin': {
    zh: '查看、导出和校验审计记录；看不到业务数据。',
    en: 'Reads, exports and verifies the audit; sees no business data.',
  },
  'duty.project-owner': {
    zh: '建项目，导入台账，填目标、指标、完成值和佐证，写报告。',
    en: 'Enters projects, imports ledgers, writes goals, indicators, results, evidence and reports.',
  },
  'duty.finance': {
    zh: '建项目，管调整、到位和支付，导入和撤销台账，看收款账号，传佐证。',
    en: 'Enters projects, keeps adjustments, arrivals and payments, imports and reverses ledgers, sees payees’ accounts, adds evidence.',
  },
  'duty.office': {
    zh: '看资金，填目标、指标、完成值和佐证，写报告。',
    en: 'Sees the money; writes goals, indicators, results, evidence and reports.',
  },
  'duty.leader': { zh: '看全部业务数据，给报告定稿。', en: 'Sees all business data and signs reports.' },
  'duty.operator': {
    zh: '看全部业务数据，填完成值，传佐证。',
    en: 'Sees all business data, enters results, adds evidence.',
  },
  'duty.editor': {
    zh: '看项目、目标和佐证，填完成值，传佐证；看不到支付和报告。',
    en: 'Sees projects, goals and evidence, enters results, adds evidence; sees no payments and reports.',
  },
  'duty.first-reviewer': { zh: '看项目和绩效目标。', en: 'Sees projects and goals.' },
  'duty.second-reviewer': { zh: '看项目和绩效目标。', en: 'Sees projects and goals.' },
  'duty.final-reviewer': { zh: '看项目和绩效目标。', en: 'Sees projects and goals.' },
  'duty.supervisor': {
    zh: '看全部业务数据，可以退回绩效目标和报告。',
    en: 'Sees all business data, may return goals and reports.',
  },
  'duty.treasury': {
    zh: '看全部业务数据，可以退回绩效目标和报告。',
    en: 'Sees all business data, may return goals and reports.',
  },
  'duty.reader': { zh: '看全部业务数据，不能改。', en: 'Sees all business data, changes nothing.' },
} as const satisfies Words & Record<`duty.${Role}`, unknown>
