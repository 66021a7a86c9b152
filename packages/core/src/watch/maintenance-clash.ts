import type { Span } from './maintenance.ts'
import type { MaintenanceReach } from './maintenance-window.ts'

/** A window with its times in some span. */
export type PlannedWindow = MaintenanceReach & { readonly id: string; readonly times: readonly Span[] }

/** The windows that are open over the same systems or checks at the same time as one: two crews at one cabinet should know. */
export const clashesOf = <W extends PlannedWindow>(window: PlannedWindow, all: readonly W[]): W[] =>
  all.filter(
    (other) =>
      other.id !== window.id &&
      sharesReach(window, other) &&
      window.times.some((a) => other.times.some((b) => a.from < b.to && b.from < a.to)),
  )

const sharesReach = (a: MaintenanceReach, b: MaintenanceReach): boolean =>
  a.everything ||
  b.everything ||
  a.systemIds.some((id) => b.systemIds.includes(id)) ||
  a.checkIds.some((id) => b.checkIds.includes(id))
