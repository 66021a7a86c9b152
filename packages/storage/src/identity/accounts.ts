import { Account } from '@rongheng/core/identity/account'
import type { Role } from '@rongheng/core/identity/roles'
import { adminRoles } from '@rongheng/core/identity/roles'
import type { Scope } from '@rongheng/core/identity/scope'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Selectable } from 'kysely'
import type { Db, Tx } from '../db.ts'
import { anyOf, sql } from '../sql.ts'
import type { UserRow } from './tables.ts'

type Grants = { unitId: string; role: string }[]

/** The accounts that the units of a scope keep, by name. */
export async function listAccounts(db: Db, scope: Scope): Promise<Account[]> {
  const rows = await sql(db)
    .selectFrom('user_account')
    .selectAll()
    .where('unit_id', '=', anyOf(scope.unitIds))
    .orderBy('name')
    .orderBy('id')
    .execute()
  const grants = await grantsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => toAccount(row, grants.get(row.id) ?? []))
}

/** One account of a scope. @throws Refusal `identity.no-such-user` */
export async function getAccount(db: Db, scope: Scope, userId: string): Promise<Account> {
  const row = await sql(db)
    .selectFrom('user_account')
    .selectAll()
    .where('id', '=', userId)
    .where('unit_id', '=', anyOf(scope.unitIds))
    .executeTakeFirst()
  if (!row) throw new Refusal('identity.no-such-user', { id: userId })
  return toAccount(row, (await grantsOf(db, [row.id])).get(row.id) ?? [])
}

/** The account one signs in to, whatever unit keeps it; null when there is none. Only for sign-in and sessions. */
export async function accountBy(
  db: Db,
  by: { readonly userName: string } | { readonly userId: string },
): Promise<Account | null> {
  const row = await sql(db)
    .selectFrom('user_account')
    .selectAll()
    .where('userId' in by ? 'id' : 'user_name', '=', 'userId' in by ? by.userId : by.userName.toLowerCase())
    .executeTakeFirst()
  return row ? toAccount(row, (await grantsOf(db, [row.id])).get(row.id) ?? []) : null
}

/** Adds an account with its grants. @throws Refusal `identity.name-taken` */
export async function addAccount(tx: Tx, account: Account, by: string): Promise<void> {
  const added = await sql(tx)
    .insertInto('user_account')
    .values({
      id: account.id,
      user_name: account.userName,
      created_at: new Date(account.createdAt),
      is_example: account.isExample,
      version: account.version,
      ...columns(account),
    })
    .onConflict((c) => c.column('user_name').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n)
    throw new Refusal('identity.name-taken', { userName: account.userName })
  await writeGrants(tx, account, by, account.createdAt)
}

/**
 * Writes an account, its grants included, if nobody changed it since it was read.
 *
 * @throws Refusal `kernel.stale` when somebody was first
 */
export async function saveAccount(tx: Tx, next: Account, by: string, at: Instant): Promise<Account> {
  // Grants first: they must be gone before the duty they carry may change.
  await sql(tx).deleteFrom('role_grant').where('user_id', '=', next.id).execute()
  const row = await sql(tx)
    .updateTable('user_account')
    .set({ ...columns(next), version: next.version + 1 })
    .where('id', '=', next.id)
    .where('version', '=', next.version)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('kernel.stale', { id: next.id })
  await writeGrants(tx, next, by, at)
  return toAccount(row, next.grants)
}

/** Notes a visit. Not a change of the record: its version stays, so nobody's open form goes stale. */
export async function noteVisit(tx: Tx, userId: string, at: Instant): Promise<void> {
  await sql(tx)
    .updateTable('user_account')
    .set((eb) => ({
      previous_visit_at: eb.ref('last_visit_at'),
      last_visit_at: new Date(at),
      active_since: new Date(at),
    }))
    .where('id', '=', userId)
    .execute()
}

/** How many people other than this one can act in a role. */
export async function othersInRole(db: Db, role: Role, userId: string): Promise<number> {
  const row = await sql(db)
    .selectFrom('role_grant')
    .innerJoin('user_account', 'user_account.id', 'role_grant.user_id')
    .select((eb) => eb.fn.count('user_account.id').distinct().as('count'))
    .where('role_grant.role', '=', role)
    .where('user_account.state', '=', 'active')
    .where('user_account.id', '!=', userId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * The units at which people other than this one hold a role and can act in it. Locks those grants until the transaction ends,
 * so that two cannot take the role from each other at once.
 */
export async function unitsOfOthersInRole(tx: Tx, role: Role, userId: string): Promise<string[]> {
  const rows = await sql(tx)
    .selectFrom('role_grant')
    .innerJoin('user_account', 'user_account.id', 'role_grant.user_id')
    .select(['role_grant.unit_id', 'user_account.id'])
    .where('role_grant.role', '=', role)
    .where('user_account.state', '=', 'active')
    .orderBy('user_account.id')
    .orderBy('role_grant.unit_id')
    .forUpdate()
    .execute()
  return rows.flatMap((row) => (row.id === userId ? [] : [row.unit_id]))
}

/** The hashes of the last passwords, newest first. */
export async function pastPasswords(db: Db, userId: string, count: number): Promise<string[]> {
  const rows = await sql(db)
    .selectFrom('past_password')
    .select('password_hash')
    .where('user_id', '=', userId)
    .orderBy('set_at', 'desc')
    .limit(count)
    .execute()
  return rows.map((row) => row.password_hash)
}

/** Keeps a password's hash so that it is not taken again. */
export async function keepPassword(tx: Tx, userId: string, hash: string, at: Instant): Promise<void> {
  await sql(tx)
    .insertInto('past_password')
    .values({ user_id: userId, set_at: new Date(at), password_hash: hash })
    .onConflict((c) => c.columns(['user_id', 'set_at']).doUpdateSet({ password_hash: hash }))
    .execute()
}

const dutyOf = (grants: Grants): string =>
  grants.find((g) => (adminRoles as readonly string[]).includes(g.role))?.role ?? 'business'

const columns = (a: Account) => ({
  unit_id: a.unitId,
  name: a.name,
  state: a.state,
  duty: dutyOf(a.grants),
  password_hash: a.passwordHash,
  password_set_at: new Date(a.passwordSetAt),
  must_change: a.mustChange,
  one_time_until: a.oneTimeUntil === null ? null : new Date(a.oneTimeUntil),
  active_since: new Date(a.activeSince),
  last_visit_at: a.lastVisitAt === null ? null : new Date(a.lastVisitAt),
  previous_visit_at: a.previousVisitAt === null ? null : new Date(a.previousVisitAt),
})

async function writeGrants(tx: Tx, account: Account, by: string, at: Instant): Promise<void> {
  if (account.grants.length === 0) return
  await sql(tx)
    .insertInto('role_grant')
    .values(
      account.grants.map((g) => ({
        user_id: account.id,
        unit_id: g.unitId,
        role: g.role,
        granted_by: by,
        granted_at: new Date(at),
      })),
    )
    .execute()
}

async function grantsOf(db: Db, userIds: readonly string[]): Promise<Map<string, Grants>> {
  const rows = await sql(db)
    .selectFrom('role_grant')
    .select(['user_id', 'unit_id', 'role'])
    .where('user_id', '=', anyOf(userIds))
    .orderBy('unit_id')
    .orderBy('role')
    .execute()
  const found = new Map<string, Grants>()
  for (const row of rows)
    found.set(row.user_id, [...(found.get(row.user_id) ?? []), { unitId: row.unit_id, role: row.role }])
  return found
}

function toAccount(row: Selectable<UserRow>, grants: Grants): Account {
  const ms = (date: Date | null) => date?.getTime() ?? null
  return Account.parse({
    id: row.id,
    unitId: row.unit_id,
    userName: row.user_name,
    name: row.name,
    state: row.state,
    grants,
    mustChange: row.must_change,
    lastVisitAt: ms(row.last_visit_at),
    createdAt: ms(row.created_at),
    isExample: row.is_example,
    version: row.version,
    passwordHash: row.password_hash,
    passwordSetAt: ms(row.password_set_at),
    oneTimeUntil: ms(row.one_time_until),
    activeSince: ms(row.active_since),
    previousVisitAt: ms(row.previous_visit_at),
  })
}
