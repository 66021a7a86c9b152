import type { Scope } from '@rongheng/core/identity/scope'
import type { Instant } from '@rongheng/core/kernel/time'
import type { AlertCounts } from '@rongheng/core/watch/alert-views'
import { type Overview, overviewChange } from '@rongheng/core/watch/overview'
import type { Db } from '@rongheng/storage/db'
import { alertCounts, openAlertsMark } from '@rongheng/storage/watch/alert-list'
import { sharedOverview } from './overview.ts'

/**
 * What is told to a listener: all of the wall, or what of it is another, with the `rev` that they have then; or that open alerts
 * are others, with how many call for somebody.
 */
export type Told =
  | { readonly event: 'all' | 'change'; readonly rev: string; readonly data: unknown }
  | { readonly event: 'alerts'; readonly rev: null; readonly data: AlertCounts }

/** What a listener wants to hear of. */
export type Wanted = {
  /** The wall, from the revision that they have; '' for nothing. Null for not at all. */
  readonly wall: string | null
  readonly alerts: boolean
}

type Listener = { rev: string | null; alerts: string | null; readonly tell: (told: Told) => void }
type Group = { readonly scope: Scope; readonly listeners: Set<Listener>; recent: Overview[] }

const EVERY_MS = 1_000
/** Of how many states before the present one the difference can be told; whoever has an older one gets all of it. */
const REMEMBERED = 20

/**
 * Tells listeners what changes on the wall and among open alerts. The tables are asked once a second for each scope that
 * somebody listens to, and not at all while nobody does. It makes no difference which process a listener asks, or asks again
 * after a break: what they have of the wall is named by its content.
 */
export class Live {
  readonly #db: Db
  readonly #clock: () => Instant
  readonly #groups = new Map<string, Group>()
  #going = false

  constructor(db: Db, clock: () => Instant) {
    this.#db = db
    this.#clock = clock
  }

  /** @returns ends the listening */
  listen(scope: Scope, wanted: Wanted, tell: (told: Told) => void): () => void {
    const key = scope.unitIds.join(' ')
    const group = this.#groups.get(key) ?? { scope, listeners: new Set(), recent: [] }
    this.#groups.set(key, group)
    const listener = { rev: wanted.wall, alerts: wanted.alerts ? '' : null, tell }
    group.listeners.add(listener)
    if (!this.#going) void this.#go()
    return () => {
      group.listeners.delete(listener)
      if (group.listeners.size === 0) this.#groups.delete(key)
    }
  }

  get listeners(): number {
    return [...this.#groups.values()].reduce((sum, group) => sum + group.listeners.size, 0)
  }

  async #go(): Promise<void> {
    this.#going = true
    while (this.#groups.size > 0) {
      await this.#round()
      await new Promise<void>((resolve) => setTimeout(resolve, EVERY_MS).unref())
    }
    this.#going = false
  }

  async #round(): Promise<void> {
    for (const group of this.#groups.values()) {
      try {
        await this.#tellWall(group)
        await this.#tellAlerts(group)
      } catch {
        // The database is away: everybody keeps what they have, and is told once it is back.
      }
    }
  }

  async #tellWall(group: Group): Promise<void> {
    const listeners = [...group.listeners].filter((one) => one.rev !== null)
    if (listeners.length === 0) return
    const now = await sharedOverview(this.#db, group.scope, this.#clock())
    if (group.recent[0]?.rev !== now.rev) group.recent = [now, ...group.recent.slice(0, REMEMBERED)]
    for (const listener of listeners) tellWhatChanged(listener, now, group.recent)
  }

  async #tellAlerts(group: Group): Promise<void> {
    const listeners = [...group.listeners].filter((one) => one.alerts !== null)
    if (listeners.length === 0) return
    const counts = await alertCounts(this.#db, group.scope, this.#clock())
    const mark = `${await openAlertsMark(this.#db, group.scope)} ${JSON.stringify(counts)}`
    for (const listener of listeners) {
      if (listener.alerts === mark) continue
      listener.alerts = mark
      listener.tell({ event: 'alerts', rev: null, data: counts })
    }
  }
}

function tellWhatChanged(listener: Listener, now: Overview, recent: readonly Overview[]): void {
  if (listener.rev === now.rev) return
  const had = recent.find((one) => one.rev === listener.rev)
  listener.rev = now.rev
  listener.tell(
    had
      ? { event: 'change', rev: now.rev, data: overviewChange(had, now) }
      : { event: 'all', rev: now.rev, data: now },
  )
}
