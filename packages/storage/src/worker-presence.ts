import type pg from 'pg'

const LOCKS = 8_620_004

/** How often dead workers are looked for, and how long a job must have been held before its worker can be called dead. */
export type PresenceTiming = { readonly everyMs: number; readonly graceMs: number }

/** Keeps word that the workers of this process are alive. */
export type Presence = {
  /** The name under which this process holds jobs now (`locked_by`); an earlier one is given up. */
  readonly is: (holder: string) => void
  readonly stop: () => Promise<void>
}

/**
 * Frees the jobs of workers that died, within seconds instead of the queue's own four hours. A worker lives as long as a
 * connection of its process holds its lock in the database: `kill -9` ends the connection, and with it the lock, on
 * whichever machine the process ran. A job of a dead worker is then run again from its beginning.
 */
export function keepPresence(
  pool: pg.Pool,
  onTrouble: (error: unknown) => void,
  { everyMs, graceMs }: PresenceTiming = { everyMs: 5_000, graceMs: 3_000 },
): Presence {
  let mine: string | null = null
  let client: pg.PoolClient | null = null
  let stopped = false
  let last: Promise<void> = Promise.resolve()

  const connection = async (): Promise<pg.PoolClient> => {
    if (client) return client
    const fresh = await pool.connect()
    fresh.once('error', () => {
      if (client !== fresh) return
      client = null
      fresh.release(true)
    })
    try {
      // After a restart of the database the locks of workers that live on are gone with it.
      if (mine) await fresh.query('select pg_advisory_lock($1, hashtext($2))', [LOCKS, mine])
    } catch (error) {
      fresh.release(true)
      throw error
    }
    client = fresh
    return fresh
  }
  const sweep = async () => {
    const held = await connection()
    const { rows } = await held.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker.jobs
        where locked_at < now() - $1 * interval '1 millisecond' and locked_by is distinct from $2::text`,
      [graceMs, mine],
    )
    for (const { id } of rows) {
      const got = await held.query<{ free: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as free',
        [LOCKS, id],
      )
      if (!got.rows[0]?.free) continue
      await held.query('select graphile_worker.force_unlock_workers(array[$1]::text[])', [id])
      await held.query('select pg_advisory_unlock($1, hashtext($2))', [LOCKS, id])
    }
  }
  // One after the other: they share a connection.
  const inTurn = (work: () => Promise<unknown>) => {
    last = last.then(async () => {
      if (!stopped) await work()
    })
    last = last.catch((error: unknown) => {
      // The database may be starting again; the next turn tries anew.
      if (!stopped) onTrouble(error)
    })
  }
  const timer = setInterval(() => inTurn(sweep), everyMs)
  timer.unref()
  inTurn(sweep)
  return {
    is(holder) {
      const before = mine
      mine = holder
      inTurn(async () => {
        const had = client !== null
        const held = await connection()
        if (!had) return
        await held.query('select pg_advisory_lock($1, hashtext($2))', [LOCKS, holder])
        if (before) await held.query('select pg_advisory_unlock($1, hashtext($2))', [LOCKS, before])
      })
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await last
      client?.release(true)
      client = null
    },
  }
}
