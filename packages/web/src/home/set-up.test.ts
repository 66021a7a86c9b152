import type { Role } from '@rongheng/core/identity/roles'
import type { Unit } from '@rongheng/core/identity/unit'
import type { User } from '@rongheng/core/identity/user'
import { expect, test } from 'vitest'
import { setUpSteps } from './set-up.ts'

const unit = (name: string, isExample = false) => ({ name, isExample }) as Unit
const user = (role: Role | null, isExample = false) =>
  ({ state: 'active', isExample, grants: role ? [{ role, unitId: 'unt_1' }] : [] }) as unknown as User
const done = (units: Unit[], users: User[], securityAdmins: number) =>
  setUpSteps({ units, users, securityAdmins }).flatMap((step) => (step.done ? [step.key] : []))

test.each([
  {
    when: 'after the first start nothing is done, the example does not count',
    units: [unit('本单位'), unit('示例区融媒体中心', true)],
    users: [user('system-admin'), user('finance', true)],
    security: 0,
    is: [],
  },
  {
    when: 'a named unit and a security administrator',
    units: [unit('清河融媒体中心')],
    users: [user('system-admin'), user('security-admin')],
    security: 1,
    is: ['unit', 'security'],
  },
  {
    when: 'one more account is only enough for the audit administrator',
    units: [unit('清河融媒体中心')],
    users: [user('system-admin'), user(null)],
    security: 1,
    is: ['unit', 'security'],
  },
  {
    when: 'the audit administrator appointed, a clerk without a role',
    units: [unit('清河融媒体中心')],
    users: [user('audit-admin'), user(null)],
    security: 1,
    is: ['unit', 'security', 'accounts', 'audit'],
  },
  {
    when: 'everybody has a role',
    units: [unit('清河融媒体中心')],
    users: [user('audit-admin'), user('finance')],
    security: 1,
    is: ['unit', 'security', 'accounts', 'audit', 'roles'],
  },
])('$when', ({ units, users, security, is }) => {
  expect(done(units, users, security)).toEqual(is)
})
