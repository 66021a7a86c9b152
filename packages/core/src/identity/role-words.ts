import type { Words } from '../kernel/words.ts'
import type { Role } from './roles.ts'

/** What people call each role. */
export const roleWords = {
  'role.system-admin': { zh: '系统管理员', en: 'System administrator' },
  'role.security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'role.audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
  'role.project-owner': { zh: '项目负责人', en: 'Project owner' },
  'role.finance': { zh: '财务', en: 'Finance' },
  'role.office': { zh: '办公室', en: 'Office' },
  'role.leader': { zh: '领导小组成员', en: 'Steering group member' },
  'role.operator': { zh: '运维', en: 'Operations' },
  'role.editor': { zh: '编辑', en: 'Editor' },
  'role.first-reviewer': { zh: '一审', en: 'First reviewer' },
  'role.second-reviewer': { zh: '二审', en: 'Second reviewer' },
  'role.final-reviewer': { zh: '三审', en: 'Final reviewer' },
  'role.supervisor': { zh: '主管部门', en: 'Supervising department' },
  'role.treasury': { zh: '财政局', en: 'Treasury' },
  'role.reader': { zh: '只读', en: 'Reader' },
} as const satisfies Words & Record<`role.${Role}`, unknown>
