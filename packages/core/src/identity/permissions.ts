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
  'asset.read',
  'watch.read',
  'agent.read',
] as const

/** Whoever stands at a machine that has stopped may see what it is and say so, whatever their work is. */
const atDevices = ['asset.read', 'asset.report-fault', 'watch.read'] as const

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
    'reach.read',
    'reach.write',
    'agent.write',
  ],
  'security-admin': ['user.read', 'unit.read', 'role.grant', 'user.unlock', 'policy.read', 'session.revoke'],
  'audit-admin': ['audit.read', 'audit.verify', 'unit.read', 'user.read'],
  'project-owner': [
    ...readBusiness,
    'asset.report-fault',
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
    'asset.report-fault',
    'unit.read',
    'project.write',
    'payment.write',
    'payee.read',
    'ledger.import',
    'ledger.reverse',
    'evidence.write',
  ],
  office: [
    ...readBusiness,
    'asset.report-fault',
    'unit.read',
    'goal.write',
    'actual.write',
    'evidence.write',
    'report.write',
  ],
  leader: [...readBusiness, 'unit.read', 'report.sign'],
  operator: [
    ...readBusiness,
    'asset.write',
    'asset.report-fault',
    'unit.read',
    'actual.write',
    'evidence.write',
    'watch.write',
    'alert.handle',
  ],
  editor: [
    'project.read',
    'goal.read',
    'unit.read',
    'actual.write',
    'evidence.write',
    'evidence.read',
    ...atDevices,
  ],
  'first-reviewer': ['project.read', 'goal.read', 'unit.read', ...atDevices],
  'second-reviewer': ['project.read', 'goal.read', 'unit.read', ...atDevices],
  'final-reviewer': ['project.read', 'goal.read', 'unit.read', ...atDevices],
  supervisor: [...readBusiness, 'unit.read', 'goal.return', 'report.return'],
  treasury: [...readBusiness, 'unit.read', 'goal.return', 'report.return'],
  reader: [...readBusiness, 'unit.read'],
} as const satisfies Record<Role, readonly string[]>

export type Permission = (typeof permissionsOf)[Role][number]
