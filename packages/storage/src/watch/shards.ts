import type pg from 'pg'
import type { Database } from '../pool.ts'

const LOCKS = 8_620_007
/** Held in common by every process that runs checks: how many there are is how many hold it. */
const PRESENT = 100
/** Into how many shares the checks are cut, by their number. */
export const SHARDS = 16

/** How often a process looks whether another came or died. */
const LOOK_MS = 5_000
/** How often it tries to come back to a database that went away. */
const RETRY_MS = 1_000

/** The shards that this process holds. */
export type Shards = {
  /** Those held, the lowest first. While the database is away, those held before. */
  readonly held: () => readonly number[]
  /** Whether they are held beyond doubt: the session that holds them is alive as far as anybody knows. */
  readonly certain: () => boolean
  readonly stop: () => Promise<void>
}

/**
 * Holds a fair share of the shards by locks of one session, beside any number of processes that do the same. A process that
 * dies loses its session, and with it the locks; the others take them at their next look. Hears on the same session what is
 * told of checks.
 *
 * @param on.change is called when shards were got or lost, and ended before any that were given up are free for others
 */
export function holdShards(
  { pool }: Database,
  on: {
    readonly change: (held: readonly number[]) => Promise<void>
    readonly told: (table: string) => void
    readonly trouble: (cause: unknown) => void
  },
  { lookMs = LOOK_MS, retryMs = RETRY_MS } = {},
): Shards {
  let client: pg.PoolClient | null = null
  let held: number[] = []
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()

  const lose = (lost: pg.PoolClient) => {
    if (client !== lost) return
    client = null
    lost.release(true)
    if (!stopped) soon(retryMs)
  }
  const session = async (): Promise<{ client: pg.PoolClient; fresh: boolean }> => {
    if (client) return { client, fresh: false }
    const made = await pool.connect()
    made.once('error', () => lose(made))
    made.once('end', () => lose(made))
    made.on('notification', ({ payload }) => on.told(payload ?? ''))
    try {
      await made.query('select pg_advisory_lock_shared($1, $2)', [LOCKS, PRESENT])
      await made.query('listen rongheng_watch')
    } catch (cause) {
      made.release(true)
      throw cause
    }
    client = made
    return { client: made, fresh: true }
  }
  const look = async () => {
    const { client: own, fresh } = await session()
    const { rows } = await own.query<{ n: number }>(
      `select count(distinct pid) as n from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2
        and database = (select oid from pg_database where datname = current_database()) and granted`,
      [LOCKS, PRESENT],
    )
    const share = Math.ceil(SHARDS / Math.max(1, rows[0]?.n ?? 1))
    const lock = async (shard: number) =>
      (await own.query<{ ok: boolean }>('select pg_try_advisory_lock($1, $2) as ok', [LOCKS, shard])).rows[0]
        ?.ok === true
    const next: number[] = []
    // After the database was away: first those held before, for their checks are running here.
    for (const shard of held) if (!fresh || (await lock(shard))) next.push(shard)
    const surplus = next.splice(share)
    for (let shard = 0; shard < SHARDS && next.length < share; shard++)
      if (!next.includes(shard) && !surplus.includes(shard) && (await lock(shard))) next.push(shard)
    next.sort((a, b) => a - b)
    const same = next.length === held.length && next.every((shard, at) => shard === held[at])
    if (!same || fresh) {
      held = next
      await on.change(held)
    }
    for (const shard of surplus) await own.query('select pg_advisory_unlock($1, $2)', [LOCKS, shard])
    if (fresh) on.told('')
  }
  const turn = async () => {
    timer = null
    let pause = lookMs
    try {
      await look()
    } catch (cause) {
      if (!stopped) on.trouble(cause)
      if (client) lose(client)
      pause = retryMs
    }
    if (!stopped) soon(pause)
  }
  const soon = (ms: number) => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      looking = looking.then(turn)
    }, ms)
  }
  soon(0)
  return {
    held: () => held,
    certain: () => client !== null,
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await looking
      client?.release(true)
      client = null
    },
  }
}
