import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Download } from '../kernel/file.ts'
import { Day, Instant } from '../kernel/time.ts'
import { AuditResult, AuditRow } from './audit.ts'
import { Broken } from './chain.ts'
import { Me } from './me.ts'
import { Unit, UnitId } from './unit.ts'
import { GrantLine, User, UserId, UserName, UserState } from './user.ts'

const Nothing = z.object({})
const OneTime = z.object({
  user: User,
  /** Shown once and kept nowhere. */
  oneTimePassword: z.string(),
})
const AuditFilter = z.object({
  unitId: UnitId.optional(),
  actor: z.string().max(80).optional(),
  action: z.string().max(80).optional(),
  result: AuditResult.optional(),
  fromOn: Day.optional(),
  toOn: Day.optional(),
})

/** Endpoints of identity. */
export const identityApi = {
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    permission: 'signed-in',
    summary: 'Who you are, what you may do and where.',
    input: Nothing,
    output: Me,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: 'Signs in; the session travels in a cookie that scripts cannot read.',
    input: z.object({ userName: z.string().trim().min(1).max(80), password: z.string().min(1).max(1024) }),
    output: Nothing,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    permission: 'signed-in',
    summary: 'Signs out: the session is over at once.',
    input: Nothing,
    output: Nothing,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/api/session/password',
    permission: 'signed-in',
    summary: 'Changes your password; your other sessions end.',
    input: z.object({ current: z.string().min(1).max(1024), next: z.string().min(1).max(1024) }),
    output: Nothing,
  }),
  listUnits: endpoint({
    method: 'GET',
    path: '/api/units',
    permission: 'unit.read',
    summary: 'The units within your reach.',
    input: Nothing,
    output: z.object({ units: z.array(Unit) }),
  }),
  addUnit: endpoint({
    method: 'POST',
    path: '/api/units',
    permission: 'unit.write',
    summary: 'Adds a unit below one of yours.',
    input: z.object({ parentId: UnitId, name: Unit.shape.name, code: Unit.shape.code.default('') }),
    output: Unit,
  }),
  saveUnit: endpoint({
    method: 'PUT',
    path: '/api/units/:unitId',
    permission: 'unit.write',
    summary: "Changes a unit's name and code.",
    input: z.object({
      unitId: UnitId,
      name: Unit.shape.name,
      code: Unit.shape.code.default(''),
      version: z.int(),
    }),
    output: Unit,
  }),
  listUsers: endpoint({
    method: 'GET',
    path: '/api/users',
    permission: 'user.read',
    summary: 'The accounts that the units within your reach keep.',
    input: Nothing,
    output: z.object({ users: z.array(User), securityAdmins: z.int() }),
  }),
  addUser: endpoint({
    method: 'POST',
    path: '/api/users',
    permission: 'user.write',
    summary:
      'Makes an account with a one-time password. Roles are granted by the security administrator; only the first one of those is appointed here.',
    input: z.object({
      unitId: UnitId,
      userName: UserName,
      name: User.shape.name,
      grants: z.array(GrantLine).max(100).default([]),
    }),
    output: OneTime,
  }),
  saveUser: endpoint({
    method: 'PUT',
    path: '/api/users/:userId',
    permission: 'user.write',
    summary: "Changes an account's name and state.",
    input: z.object({
      userId: UserId,
      name: User.shape.name,
      state: UserState.exclude(['frozen']),
      version: z.int(),
    }),
    output: User,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/users/:userId/password',
    permission: 'user.write',
    summary: 'Gives an account a new one-time password and ends its sessions.',
    input: z.object({ userId: UserId }),
    output: OneTime,
  }),
  unlockUser: endpoint({
    method: 'POST',
    path: '/api/users/:userId/unlock',
    permission: 'user.unlock',
    summary: 'Lifts a lock after failed sign-ins, and the freeze of a sleeping account.',
    input: z.object({ userId: UserId }),
    output: User,
  }),
  grantRoles: endpoint({
    method: 'PUT',
    path: '/api/users/:userId/grants',
    permission: 'role.grant',
    summary: 'Sets which roles an account holds at which units; its sessions end.',
    input: z.object({ userId: UserId, grants: z.array(GrantLine).max(100), version: z.int() }),
    output: User,
  }),
  endSessions: endpoint({
    method: 'POST',
    path: '/api/users/:userId/sessions/end',
    permission: 'session.revoke',
    summary: 'Ends every session of an account.',
    input: z.object({ userId: UserId }),
    output: z.object({ ended: z.int() }),
  }),
  listAudit: endpoint({
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    summary: 'Audit rows of the units within your reach, newest first, page by page.',
    input: AuditFilter.extend({ page: z.int().min(1).max(100_000).default(1) }),
    output: z.object({ rows: z.array(AuditRow), total: z.int(), pageSize: z.int() }),
  }),
  exportAudit: endpoint({
    method: 'GET',
    path: '/api/audit/export',
    permission: 'audit.read',
    summary: 'The same rows as a CSV file, up to 100 000; the export is itself audited.',
    input: AuditFilter,
    output: Download,
    download: true,
  }),
  verifyAudit: endpoint({
    method: 'POST',
    path: '/api/audit/verify',
    permission: 'audit.verify',
    summary:
      'Recomputes every chain within your reach, compares it with the anchors outside the database, and names the first broken row of each.',
    input: Nothing,
    output: z.object({
      chains: z.array(
        z.object({ unitId: z.string(), unitName: z.string(), rows: z.int(), broken: Broken.nullable() }),
      ),
      /** Days whose anchor was compared; null when there is no anchor yet. */
      anchoredUntilOn: Day.nullable(),
      anchorsBroken: z.string().nullable(),
      checkedAt: Instant,
    }),
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/api/changes',
    permission: 'project.read',
    summary: 'What others changed in your units since a moment, newest first; only what you may read.',
    input: z.object({ sinceAt: Instant, limit: z.int().min(1).max(100).default(30) }),
    output: z.object({
      changes: z.array(
        z.object({
          at: Instant,
          actorId: z.string(),
          actorName: z.string(),
          /** Word key of what was done, `act.project.save`. */
          code: z.string(),
          subjectId: z.string(),
          subjectName: z.string(),
          unitId: z.string(),
          /** How often, when the same person did the same to the same record; `at` is the last time. */
          count: z.int(),
          /** The project it belongs to; null when it belongs to none or is gone. */
          projectId: z.string().nullable(),
          projectName: z.string(),
        }),
      ),
      /** Whether there were more than are listed. */
      more: z.boolean(),
    }),
  }),
}
