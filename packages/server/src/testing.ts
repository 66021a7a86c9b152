import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { loadRulebook } from '@rongheng/adapters/files/rulebook'
import { ruleKinds } from '@rongheng/core/rule-kinds'
import type { Rulebook } from '@rongheng/core/kernel/rulebook'
import type { Permission } from '@rongheng/core/identity/permissions'
import type { Role } from '@rongheng/core/identity/roles'
import { reach, type UnitNode } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { enqueue } from '@rongheng/storage/queue'
import { transaction } from '@rongheng/storage/transaction'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import type { Ctx, Ports } from './ctx.ts'
import { passwordCost } from './identity/password-hash.ts'
import { newIdAt } from './new-id.ts'

// What a password costs is tried in password-hash.test.ts; here hundreds are set and tried.
passwordCost.N = 2 ** 8

/** Who acts in a test, and when. */
export type TestActor = {
  readonly id?: string
  readonly name?: string
  /** Role → unit ids it is held at; `{ 'project-owner': ['unt_…'] }`. */
  readonly roles?: Partial<Record<Role, readonly string[]>>
  /** The tree; when left out, every unit named in `roles` stands alone. */
  readonly units?: readonly UnitNode[]
  /** Instead of roles: exactly these permissions, at `unitIds`. */
  readonly permissions?: readonly Permission[]
  readonly unitIds?: readonly string[]
  readonly now?: Instant
  readonly via?: 'web' | 'cli' | 'job'
  readonly ports?: Partial<Ports>
}

/** A context for tests of use cases: real database, given actor and moment, jobs put on the queue and collected, files in a folder of their own. */
export function testCtx(db: Db, actor: TestActor = {}): Ctx & { jobs: { job: string; payload: unknown }[] } {
  const grants = Object.entries(actor.roles ?? {}).flatMap(([role, unitIds]) =>
    unitIds.map((unitId) => ({ role: role as Role, unitId })),
  )
  const units = actor.units ?? [...new Set(grants.map((g) => g.unitId))].map((id) => ({ id, parentId: null }))
  const now = actor.now ?? (Date.UTC(2023, 5, 30, 2) as Instant) // 2023-06-30 10:00 in Shanghai
  const jobs: { job: string; payload: unknown }[] = []
  return {
    db,
    now,
    newId: (prefix) => newIdAt(prefix, now),
    requestId: newIdAt('req', now),
    actor: {
      id: actor.id ?? 'usr_01HTESTER00000000000000000',
      name: actor.name ?? '测试员',
      grants,
      permissions: actor.permissions
        ? new Map(actor.permissions.map((p) => [p, { unitIds: actor.unitIds ?? [] }]))
        : reach(grants, units),
    },
    from: { ip: '127.0.0.1', via: actor.via ?? 'web' },
    ports: {
      files: actor.ports?.files ?? diskStore(freshFolder()),
      readings: (at: Db) => postgresReadings(at, () => now),
      ...actor.ports,
    } as Ports,
    transaction: (work) => transaction(db, work),
    enqueue: async (tx, job, payload) => {
      await enqueue(tx, job, payload)
      jobs.push({ job, payload })
    },
    jobs,
  }
}

const freshFolder = () => mkdtempSync(path.join(os.tmpdir(), 'rongheng-test-files-'))

let shipped: Promise<Rulebook> | undefined

/** The rulebook as shipped, read once per test file: `testCtx(db, { ports: { rulebook: await shippedRulebook() } })`. */
export const shippedRulebook = (): Promise<Rulebook> =>
  (shipped ??= loadRulebook(path.join(import.meta.dirname, '../../../rulebook'), null, ruleKinds))
