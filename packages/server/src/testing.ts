import type { Role } from '@rongheng/core/identity/roles'
import { reach, type UnitNode } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import type { Ctx, Ports } from './ctx.ts'
import { newIdAt } from './new-id.ts'
import { sm3 } from './sm3.ts'

/** Who acts in a test, and when. */
export type TestActor = {
  readonly id?: string
  readonly name?: string
  /** Role → unit ids it is held at; `{ 'project-owner': ['unt_…'] }`. */
  readonly roles?: Partial<Record<Role, readonly string[]>>
  /** The tree; when left out, every unit named in `roles` stands alone. */
  readonly units?: readonly UnitNode[]
  readonly now?: Instant
  readonly ports?: Partial<Ports>
}

/** A context for tests of use cases: real database, given actor and moment, jobs collected instead of run, files in memory. */
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
      permissions: reach(grants, units),
    },
    from: { ip: '127.0.0.1', via: 'web' },
    ports: { files: memoryFiles(), ...actor.ports } as Ports,
    transaction: (work) => transaction(db, work),
    enqueue: async (_tx, job, payload) => void jobs.push({ job, payload }),
    jobs,
  }
}

function memoryFiles(): Ports['files'] {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (bytes) => {
      kept.set(sm3(bytes), bytes)
      return { sm3: sm3(bytes), sizeBytes: bytes.byteLength }
    },
    get: async (hash) => {
      const bytes = kept.get(hash)
      if (!bytes) throw new Error(`no file ${hash}`)
      return bytes
    },
  }
}
