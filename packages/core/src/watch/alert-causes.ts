import type { Needs } from '../assets/needs.ts'
import { causesBehind } from './causes.ts'
import type { Verdict } from './verdict.ts'

/** A check as far as causes need it. */
export type CheckPlace = {
  readonly checkId: string
  readonly systemId: string | null
  readonly deviceId: string | null
  readonly needs: readonly string[]
}

/** What is known of what depends on what. */
export type CauseGraph = {
  /** What systems and devices cannot work without, by id. */
  readonly needs: Needs
  /** The checks of the systems and devices that something needs, by the id of those; paused ones left out. */
  readonly checksOf: ReadonlyMap<string, readonly CheckPlace[]>
}

/**
 * The check behind each check that is in trouble by another's fault. A system or device is down when every one of its checks
 * is; one that nobody checks stands for what it needs.
 *
 * @param troubled the checks whose verdict is not `up`, with it
 */
export function causesOf(
  troubled: readonly (CheckPlace & { readonly verdict: Verdict })[],
  graph: CauseGraph,
): Map<string, string> {
  const down = new Set(troubled.filter((c) => c.verdict === 'down').map((c) => c.checkId))
  const needs = new Map<string, readonly string[]>()
  const isPartOf = (check: CheckPlace, thing: string) => check.systemId === thing || check.deviceId === thing
  const place = (check: CheckPlace) => {
    const own = [check.systemId, check.deviceId].flatMap((thing) => graph.needs.get(thing ?? '') ?? [])
    // The system's storage is checked as a part of the system: it does not wait for itself.
    needs.set(check.checkId, [...check.needs, ...own.filter((thing) => !isPartOf(check, thing))])
  }
  for (const check of troubled) place(check)
  const things = new Set([...graph.needs.keys(), ...[...graph.needs.values()].flat()])
  for (const thing of things) {
    const checks = graph.checksOf.get(thing) ?? []
    for (const check of checks) place(check)
    needs.set(thing, checks.length > 0 ? checks.map((c) => c.checkId) : (graph.needs.get(thing) ?? []))
  }
  const known = new Map<string, boolean>()
  const isDown = (id: string): boolean => {
    if (!things.has(id)) return down.has(id)
    const was = known.get(id)
    if (was !== undefined) return was
    known.set(id, false) // a circle explains nothing
    const checks = graph.checksOf.get(id) ?? []
    const is =
      checks.length > 0 ? checks.every((c) => down.has(c.checkId)) : (graph.needs.get(id) ?? []).some(isDown)
    known.set(id, is)
    return is
  }
  const verdictOf = (id: string): Verdict => (isDown(id) ? 'down' : 'up')
  const behind = causesBehind(needs, verdictOf)
  const found = new Map<string, string>()
  for (const { checkId, verdict } of troubled) {
    // What answers, though poorly, is not cut off by anything.
    if (verdict !== 'down' && verdict !== 'unknown') continue
    const cause = behind.get(checkId)
    if (cause !== undefined) found.set(checkId, cause)
  }
  return found
}
