import type { Instant } from '@rongheng/core/kernel/time'
import type { UserId } from '@rongheng/core/identity/user'
import { accountBy } from '@rongheng/storage/identity/accounts'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Ctx, Ports } from '../ctx.ts'
import { buildApp } from '../http/app.ts'
import { makeLog } from '../http/log.ts'
import { identityRoutes } from './routes.ts'
import { shippedRulebook, testCtx } from '../testing.ts'
import { addUser } from './add-user.ts'
import { changePassword } from './change-password.ts'
import { makeFirstAdmin } from './first-admin.ts'
import { grantRoles } from './grant-roles.ts'
import { actorOf, holderOf } from './identify.ts'
import { listUsers } from './list-users.ts'
import { me } from './me.ts'
import { resetPassword } from './reset-password.ts'
import { saveUser } from './save-user.ts'
import { signIn } from './sign-in.ts'
import { tidyAccounts } from './tidy-accounts.ts'
import { unlockUser } from './unlock-user.ts'
import { addUnit } from './units.ts'

// Each password costs a fifth of a second, and more on a busy machine.
vi.setConfig({ testTimeout: 90_000 })
const db = await testDb()
const rulebook = await shippedRulebook()
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let now = Date.UTC(2023, 5, 30, 2) as Instant

/** A context for whoever has this user name, with their permissions as the server works them out. */
async function as(userName: string, more: { ip?: string; via?: 'web' | 'cli' } = {}): Promise<Ctx> {
  const account = await accountBy(db, { userName })
  const ctx = testCtx(db, { now, ports: { rulebook } })
  const actor = account ? await actorOf(db, account) : ctx.actor
  return { ...ctx, actor, from: { ip: more.ip ?? '10.0.0.1', via: more.via ?? 'web' } }
}
const anyone = () => as('nobody')
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const agent = 'test'
let root = ''
let center = ''
let adminPassword = ''
const passwordOf = new Map<string, string>()

async function addPerson(userName: string, role?: 'finance' | 'reader' | 'audit-admin'): Promise<UserId> {
  const made = await addUser(await as('admin'), { unitId: center, userName, name: userName, grants: [] })
  passwordOf.set(userName, made.oneTimePassword)
  if (role)
    await grantRoles(await as('security'), {
      userId: made.user.id,
      grants: [{ unitId: center as never, role }],
      version: made.user.version,
    })
  return made.user.id
}

beforeAll(async () => {
  const made = await makeFirstAdmin(await anyone(), '区委宣传部')
  adminPassword = made?.oneTimePassword ?? ''
  root = (await accountBy(db, { userName: 'admin' }))?.unitId ?? ''
  center = (await addUnit(await as('admin'), { parentId: root, name: '融媒体中心', code: '' })).id
})
beforeEach(() => {
  now = (now + DAY) as Instant // failed attempts of one test do not reach the next
})

test('the first start makes one unit and one administrator, a second start nothing', async () => {
  expect(adminPassword).toMatch(/^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){3}$/)
  expect(await makeFirstAdmin(await anyone())).toBeNull()
})

test('the system administrator appoints the first security administrator and grants nothing else', async () => {
  const make = async (role: 'finance' | 'security-admin', userName: string) =>
    codeOf(
      addUser(await as('admin'), {
        unitId: root,
        userName,
        name: userName,
        grants: [{ unitId: root as never, role }],
      }),
    )
  expect(await make('finance', 'clerk')).toBe('identity.grant-not-yours')
  expect(await make('security-admin', 'security')).toBeNull()
  expect(await make('security-admin', 'second')).toBe('identity.grant-not-yours')
})

test('nobody is two administrators, or an administrator with business; the database refuses it as well', async () => {
  const userId = await addPerson('mixed', 'finance')
  const grants = [
    { unitId: center as never, role: 'finance' },
    { unitId: center as never, role: 'audit-admin' },
  ] as const
  expect(await codeOf(grantRoles(await as('security'), { userId, grants, version: 2 }))).toBe(
    'identity.roles-clash',
  )
  const sneaked = insert(db, 'role_grant', {
    user_id: userId,
    unit_id: center,
    role: 'audit-admin',
    granted_by: 'x',
    granted_at: new Date(now),
  })
  await expect(sneaked).rejects.toMatchObject({ code: '23503' }) // foreign key: the account's duty is business
})

test('nobody grants to themselves, and the last security administrator stays', async () => {
  const own = await accountBy(db, { userName: 'security' })
  const input = { userId: own?.id ?? '', grants: [], version: own?.version ?? 0 }
  expect(await codeOf(grantRoles(await as('security'), input))).toBe('identity.own-grant')
  expect(await codeOf(saveUser(await as('admin'), { ...input, name: '安', state: 'disabled' }))).toBe(
    'identity.last-admin',
  )
})

test('one signs in, must change the one-time password, and is somebody with the new one only', async () => {
  await addPerson('li', 'finance')
  const first = passwordOf.get('li') ?? ''
  const { token } = await signIn(await anyone(), { userName: 'LI', password: first, agent })
  const holder = await holderOf(db, rulebook, token, now)
  expect(holder).toMatchObject({ mustChange: true, actor: { name: 'li' } })
  const ctx = { ...(await as('li')), sessionId: holder?.sessionId ?? '' }
  expect(await codeOf(changePassword(ctx, { current: first, next: 'short1A' }))).toBe(
    'identity.password-short',
  )
  expect(await codeOf(changePassword(ctx, { current: first, next: 'P@ssw0rd2024' }))).toBe(
    'identity.password-common',
  )
  expect(await codeOf(changePassword(ctx, { current: 'wrong', next: 'Rong-Mei-77' }))).toBe(
    'identity.wrong-current-password',
  )
  const other = await signIn(await anyone(), { userName: 'li', password: first, agent })
  await changePassword(ctx, { current: first, next: 'Rong-Mei-77' })
  expect(await holderOf(db, rulebook, token, now)).toMatchObject({ mustChange: false })
  expect(await holderOf(db, rulebook, other.token, now)).toBeNull() // other sessions ended
  expect(await codeOf(changePassword(ctx, { current: 'Rong-Mei-77', next: first }))).toBe(
    'identity.password-used',
  )
  expect(await codeOf(signIn(await anyone(), { userName: 'li', password: first, agent }))).toBe(
    'identity.wrong-sign-in',
  )
})

test('five failures lock an account from that address for 15 minutes, for unknown names alike; others go on', async () => {
  await addPerson('wang', 'reader')
  const password = passwordOf.get('wang') ?? ''
  const attempt = async (userName: string, word: string, ip = '10.0.0.9') =>
    codeOf(signIn(await as('nobody', { ip }), { userName, password: word, agent }))
  for (const userName of ['wang', 'nobody-there']) {
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await attempt(userName, 'Wrong-1'))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'identity.wrong-sign-in'), 'identity.locked'])
  }
  expect(await attempt('wang', password)).toBe('identity.locked') // the right one does not help now
  expect(await attempt('wang', password, '10.0.0.10')).toBeNull()
  now = (now + 15 * MINUTE) as Instant
  expect(await attempt('wang', password)).toBeNull()
})

test('twenty guesses at once get no more than five looks at the password', async () => {
  await addPerson('zhao')
  const ctx = await as('nobody', { ip: '10.0.0.11' })
  const codes = await Promise.all(
    Array.from({ length: 20 }, () => codeOf(signIn(ctx, { userName: 'zhao', password: 'Wrong-1', agent }))),
  )
  expect(codes.filter((code) => code === 'identity.wrong-sign-in')).toHaveLength(5)
})

test('the security administrator unlocks', async () => {
  const userId = await addPerson('sun', 'reader')
  const ctx = await as('nobody', { ip: '10.0.0.12' })
  for (let i = 0; i < 5; i++) await codeOf(signIn(ctx, { userName: 'sun', password: 'Wrong-1', agent }))
  await unlockUser(await as('security'), { userId })
  const password = passwordOf.get('sun') ?? ''
  expect(await codeOf(signIn(ctx, { userName: 'sun', password, agent }))).toBeNull()
})

test('a change of roles, a reset and disabling end the sessions', async () => {
  const userId = await addPerson('qian', 'reader')
  const open = async () => {
    const { oneTimePassword } = await resetPassword(await as('admin'), { userId })
    return (await signIn(await anyone(), { userName: 'qian', password: oneTimePassword, agent })).token
  }
  const version = async () => (await accountBy(db, { userId }))?.version ?? 0
  for (const end of [
    async () =>
      grantRoles(await as('security'), {
        userId,
        grants: [{ unitId: center as never, role: 'finance' }],
        version: await version(),
      }),
    async () => resetPassword(await as('admin'), { userId }),
    async () =>
      saveUser(await as('admin'), { userId, name: '钱', state: 'disabled', version: await version() }),
  ]) {
    const token = await open()
    expect(await holderOf(db, rulebook, token, now)).not.toBeNull()
    await end()
    expect(await holderOf(db, rulebook, token, now)).toBeNull()
  }
})

test('a session ends after 30 idle minutes, and after 12 hours however busy', async () => {
  await addPerson('feng', 'reader')
  const { token } = await signIn(await anyone(), {
    userName: 'feng',
    password: passwordOf.get('feng') ?? '',
    agent,
  })
  const at = (minutes: number) => holderOf(db, rulebook, token, (now + minutes * MINUTE) as Instant)
  for (let m = 29; m < 12 * 60; m += 29) expect(await at(m)).not.toBeNull()
  expect(await at(12 * 60)).toBeNull()
})

test('a page that asks by itself while nobody is at it does not put off the idle end', async () => {
  await addPerson('lei', 'reader')
  const { token } = await signIn(await anyone(), {
    userName: 'lei',
    password: passwordOf.get('lei') ?? '',
    agent,
  })
  const at = (minutes: number, attended: boolean) =>
    holderOf(db, rulebook, token, (now + minutes * MINUTE) as Instant, attended)
  expect(await at(10, true)).not.toBeNull()
  expect(await at(25, false)).not.toBeNull()
  expect(await at(39, false)).not.toBeNull()
  expect(await at(40, false)).toBeNull() // 30 minutes after the last act of a person
})

test('fifty failures on many names lock the address for everybody there, not elsewhere', async () => {
  await addPerson('cui', 'reader')
  const password = passwordOf.get('cui') ?? ''
  const at = async (userName: string, word: string, ip: string) =>
    codeOf(signIn(await as('nobody', { ip }), { userName, password: word, agent }))
  await insert(
    db,
    'failed_sign_in',
    Array.from({ length: 49 }, (_, n) => ({ user_name: `guess-${n}`, ip: '10.0.0.77', at: new Date(now) })),
  )
  expect(await at('guess-50', 'Wrong-1', '10.0.0.77')).toBe('identity.wrong-sign-in')
  expect(await at('cui', password, '10.0.0.77')).toBe('identity.address-locked')
  expect(await at('cui', password, '10.0.0.78')).toBeNull()
  now = (now + 15 * MINUTE) as Instant
  expect(await at('cui', password, '10.0.0.77')).toBeNull()
})

test("an administrator's password is reset on the command line only", async () => {
  const userId = (await accountBy(db, { userName: 'security' }))?.id ?? ''
  expect(await codeOf(resetPassword(await as('admin'), { userId }))).toBe('identity.reset-admin-here')
  expect(await codeOf(resetPassword(await as('admin', { via: 'cli' }), { userId }))).toBeNull()
})

test('an account that slept 90 days is frozen until it is unlocked; a one-time password lasts 72 hours', async () => {
  const userId = await addPerson('chen', 'reader')
  const password = passwordOf.get('chen') ?? ''
  now = (now + 3 * DAY) as Instant
  expect(await codeOf(signIn(await anyone(), { userName: 'chen', password, agent }))).toBe(
    'identity.one-time-expired',
  )
  now = (now + 87 * DAY) as Instant
  await tidyAccounts(await as('admin'))
  expect((await accountBy(db, { userId }))?.state).toBe('frozen')
  expect(await codeOf(signIn(await anyone(), { userName: 'chen', password, agent }))).toBe(
    'identity.account-frozen',
  )
  await unlockUser(await as('security'), { userId })
  expect((await accountBy(db, { userId }))?.state).toBe('active')
})

test('an administrator of a unit below sees and changes nothing above it', async () => {
  const ctx = testCtx(db, { roles: { 'system-admin': [center] }, now, ports: { rulebook } })
  const { users } = await listUsers(ctx)
  expect(users.map((user) => user.userName)).not.toContain('security')
  const userId = (await accountBy(db, { userName: 'security' }))?.id ?? ''
  expect(await codeOf(resetPassword(ctx, { userId }))).toBe('identity.no-such-user')
  expect(await codeOf(addUnit(ctx, { parentId: root, name: '电视台', code: '' }))).toBe(
    'identity.no-such-unit',
  )
})

test('no answer and no stored row holds a password or a token', async () => {
  const { users } = await listUsers(await as('admin'))
  expect(JSON.stringify(users)).not.toMatch(/scrypt|passwordHash/)
  const stored = JSON.stringify([await rows(db, 'session'), await rows(db, 'audit_row')])
  for (const password of passwordOf.values()) expect(stored).not.toContain(password)
})

test('who tries what their roles do not allow is refused, and the audit says so', async () => {
  await addPerson('tester', 'reader')
  const account = await accountBy(db, { userName: 'tester' })
  if (!account) throw new Error('no account')
  const actor = await actorOf(db, account)
  const app = await buildApp({
    db,
    ports: {} as Ports,
    enqueue: async () => {},
    clock: () => now,
    log: makeLog('silent'),
    door: { via: 'web', identify: async () => ({ actor, mustChange: false }) },
  })
  identityRoutes(app)
  expect((await app.fastify.inject('/api/users')).statusCode).toBe(403)
  expect((await rows(db, 'audit_row')).at(-1)).toMatchObject({
    unit_id: center,
    actor_name: 'tester',
    action: 'access.try',
    subject_name: 'GET /api/users',
    result: 'refused',
  })
})

test('a password of 90 days must be changed before anything else', async () => {
  await addPerson('xu', 'reader')
  const ctx = { ...(await as('xu')), sessionId: '' }
  await changePassword(ctx, { current: passwordOf.get('xu') ?? '', next: 'Rong-Mei-88' })
  const setAt = now
  now = (setAt + 80 * DAY) as Instant
  await signIn(await anyone(), { userName: 'xu', password: 'Rong-Mei-88', agent })
  now = (setAt + 90 * DAY) as Instant
  const { token } = await signIn(await anyone(), { userName: 'xu', password: 'Rong-Mei-88', agent })
  expect(await holderOf(db, rulebook, token, now)).toMatchObject({ mustChange: true })
  expect(await me(await as('xu'))).toMatchObject({ mustChangePassword: true, passwordExpired: true })
})
