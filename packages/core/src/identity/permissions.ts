import type { Role } from './roles.ts'

const readBusiness = [
  'project.read',
  'payment.read',
  'goal.read',
  'score.read',
  'evidence.read',
  'report.read',
  'report.export',
  'report.check',
  'watch.read',
] as const

/** Who may do what. The server refuses by this table, the web explains by it. A permission absent from it does not exist. */
export const permissionsOf = {
  'system-admin': [
    'user.read',
    'user.write',
    'unit.read',
    'unit.write',
    'example.remove',
    'system.read',
    'system.backup',
  ],
  'security-admin': ['user.read', 'unit.read', 'role.grant', 'user.unlock', 'policy.read', 'session.revoke'],
  'audit-admin': ['audit.read', 'audit.verify', 'unit.read', 'user.read'],
  'project-owner': [
    ...readBusiness,
    'unit.read',
    'project.write',
    'payment.write',
    'goal.write',
    'actual.write',
    'evidence.write',
    'report.write',
    'ledger.import',
  ],
  finance: [
    ...readBusiness,
    'unit.read',
    'project.write',
    'payment.write',
    'payee.read',
    'ledger.import',
    'ledger.reverse',
    'evidence.write',
  ],
  office: [...readBusiness, 'unit.read', 'goal.write', 'actual.write', 'evidence.write', 'report.write'],
  leader: [...readBusiness, 'unit.read', 'report.sign'],
  operator: [...readBusiness, 'unit.read', 'actual.write', 'evidence.write', 'watch.write', 'alert.handle'],
  editor: [
    'project.read',
    'goal.read',
    'unit.read',
    'actual.write',
    'evidence.write',
    'evidence.read',
    'watch.read',
  ],
  'first-reviewer': ['project.read', 'goal.read', 'unit.read', 'watch.read'],
  'second-reviewer': ['project.read', 'goal.read', 'unit.read', 'watch.read'],
  'final-reviewer': ['project.read', 'goal.read', 'unit.read', 'watch.read'],
  supervisor: [...readBusiness, 'unit.read', 'goal.return', 'report.return'],
  treasury: [...readBusiness, 'unit.read', 'goal.return', 'report.return'],
  reader: [...readBusiness, 'unit.read'],
} as const satisfies Record<Role, readonly string[]>

export type Permission = (typeof permissionsOf)[Role][number]
