import type { Instant } from '@rongheng/core/kernel/time'
import type { Check } from '@rongheng/core/watch/check'
import { seenFromTrap, type Trap } from '@rongheng/core/watch/kinds/trap'
import type { Db } from '@rongheng/storage/db'
import { transaction } from '@rongheng/storage/transaction'
import { addArrival } from '@rongheng/storage/watch/arrivals'
import { checksHearing } from '@rongheng/storage/watch/checks'

/** What hearing traps needs. */
export type TrapDeps = {
  readonly db: Db
  readonly clock: () => Instant
  /** The secrets of a check in the clear. */
  readonly secrets: (check: Check) => Promise<Readonly<Record<string, string>>>
  /** Listens; gives back how to stop. */
  readonly listen: (onTrap: (trap: Trap) => void) => Promise<{ readonly close: () => Promise<void> }>
  readonly onTrouble: (cause: unknown) => void
}

/** A device gone mad sends thousands: what is more than this in a second is passed over, and so is what waits beyond it. */
const MOST_A_SECOND = 100

/** Takes traps from devices to the checks that hear them. When nobody can listen, that is said, and all else goes on. */
export async function hearTraps(deps: TrapDeps): Promise<() => Promise<void>> {
  let second = 0
  let taken = 0
  const under = new Set<Promise<void>>()
  const onTrap = (trap: Trap) => {
    const now = deps.clock()
    if (Math.floor(now / 1000) !== second) {
      second = Math.floor(now / 1000)
      taken = 0
    }
    if (taken >= MOST_A_SECOND || under.size >= MOST_A_SECOND) return
    taken += 1
    const work = hearTrap(deps, trap, now)
      .catch(deps.onTrouble)
      .finally(() => under.delete(work))
    under.add(work)
  }
  try {
    const listener = await deps.listen(onTrap)
    return async () => {
      await listener.close()
      await Promise.all(under)
    }
  } catch (cause) {
    deps.onTrouble(cause)
    return async () => {}
  }
}

/** Keeps what a trap says of each check that hears it. */
export async function hearTrap(
  deps: Pick<TrapDeps, 'db' | 'secrets'>,
  trap: Trap,
  at: Instant,
): Promise<void> {
  for (const check of await checksHearing(deps.db, trap.source)) {
    if (check.settings.kind !== 'trap') continue
    const { community = '' } = await deps.secrets(check)
    const seen = seenFromTrap(check.settings, community, trap)
    if (seen)
      await transaction(deps.db, (tx) =>
        addArrival(tx, { checkId: check.id, unitId: check.unitId, at, seen }),
      )
  }
}
