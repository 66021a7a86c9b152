import type { Instant } from '../kernel/time.ts'
import type { Alert, AlertEnd, AlertKind } from './alert.ts'
import { calls } from './alert.ts'
import { causesOf, type CauseGraph, type CheckPlace } from './alert-causes.ts'
import { type CheckStanding, isFlapping } from './alert-standing.ts'
import type { JudgeRule } from './judge.ts'
import { type MaintenanceWindow, openSpan, reaches } from './maintenance-window.ts'
import type { Severity } from './severity.ts'
import { fits, isSilent, type Silence } from './silence.ts'

/** A check that is in trouble or has an open alert, with how it stands. */
export type CheckTrouble = CheckPlace & {
  readonly standing: CheckStanding
  readonly name: string
  readonly severity: Severity
  readonly intervalS: number
  readonly rule: JudgeRule
  /** True when it comes by itself (push): that nothing comes is then all that can be known of an outage. */
  readonly passive: boolean
  /** The agent that runs it; null for the server. */
  readonly agentId: string | null
  /** False when it is paused or taken off the list: then it says nothing about its target. */
  readonly runs: boolean
}

/** All that the alerts of a unit hang on. */
export type AlertState = {
  readonly unitId: string
  readonly checks: readonly CheckTrouble[]
  /** The open alerts, those of other programs too. */
  readonly open: readonly Alert[]
  /** Ended alerts of changes that are still how a check stands: a check was paused, say, and runs again. */
  readonly again: readonly Alert[]
  readonly graph: CauseGraph
  readonly silences: readonly Silence[]
  readonly windows: readonly MaintenanceWindow[]
}

/** What is to be written. */
export type Settled = {
  readonly opened: readonly Alert[]
  readonly changed: readonly Alert[]
  readonly ended: readonly Alert[]
}

/** How long an alert waits for others of its cause before anybody is told. Somebody must hear of an urgent one within 5 s. */
export const GROUP_WAIT_MS: Record<Severity, number> = { urgent: 3_000, important: 10_000, notice: 30_000 }
const LONGEST_RECOVERY_MS = 600_000

/** What keeps an alert from calling anybody. */
type Held = Pick<Alert, 'explainedBy' | 'silencedBy' | 'maintenanceBy'>
type CheckKind = Exclude<AlertKind, 'external'>
const severityOf: Record<CheckKind, Record<Severity, Severity>> = {
  down: { urgent: 'urgent', important: 'important', notice: 'notice' },
  flapping: { urgent: 'urgent', important: 'important', notice: 'notice' },
  // It answers, or nobody knows: less bad than an outage of the same check.
  warning: { urgent: 'important', important: 'notice', notice: 'notice' },
  'no-data': { urgent: 'important', important: 'important', notice: 'notice' },
  'not-run': { urgent: 'important', important: 'important', notice: 'notice' },
}

/**
 * What has to be opened, changed and ended so that the alerts of a unit fit how its checks stand now. It reads the state and no
 * events: run twice it changes nothing the second time, and the order in which changes came makes no difference.
 *
 * A check in trouble has one open alert, unless it is under maintenance or waits behind something that is: those are opened when
 * the window ends. A consequence has its alert too, marked with the alert of its cause; it calls nobody while that is open.
 */
export function settleAlerts(
  state: AlertState,
  given: { readonly now: Instant; readonly newId: (prefix: string) => string },
): Settled {
  const { now } = given
  const windows = state.windows.flatMap((window) => (openSpan(window, now) ? [window] : []))
  const silences = state.silences.filter((silence) => isSilent(silence, now))
  const windowOf = (target: Parameters<typeof reaches>[1]) =>
    windows.find((window) => reaches(window, target))?.id ?? null
  const silenceOf = (alert: Parameters<typeof fits>[1]) =>
    silences.find((silence) => fits(silence, alert))?.id ?? null

  const openOf = new Map<string, Alert>(
    state.open.flatMap((alert) => (alert.checkId ? [[alert.checkId, alert] as const] : [])),
  )
  const kinds = new Map(
    state.checks.map((check) => [check.checkId, kindOf(check, openOf.get(check.checkId) ?? null, now)]),
  )
  const running = state.checks.filter((check) => check.runs && kinds.get(check.checkId) !== null)
  const causes = causesOf(
    running.flatMap(({ checkId, systemId, deviceId, needs, standing: { verdict } }) =>
      verdict === 'up' ? [] : [{ checkId, systemId, deviceId, needs, verdict }],
    ),
    state.graph,
  )
  // Nothing comes of a check whose agent says nothing: that is the agent's alert, once.
  const others = new Map(state.open.map((alert) => [alert.key, alert.id]))
  const againOf = new Map(state.again.map((alert) => [alert.changeId, alert]))
  const idOf = new Map<string, Alert['id']>()
  const places = new Map(state.checks.map((check) => [check.checkId, check]))
  /** The window over a check, or over the cause that it waits behind. */
  const maintained = (check: CheckTrouble): MaintenanceWindow['id'] | null => {
    const cause = places.get(causes.get(check.checkId) ?? '')
    return windowOf(check) ?? (cause ? windowOf(cause) : null)
  }

  const opened: Alert[] = []
  const changed: Alert[] = []
  const ended: Alert[] = []
  // First who has an alert at all, so that a consequence can name that of its cause.
  for (const check of state.checks) {
    const before = openOf.get(check.checkId)
    if (kinds.get(check.checkId) === null) continue
    if (before) idOf.set(check.checkId, before.id)
    else if (maintained(check) === null) {
      const again = againOf.get(check.standing.changeId)
      idOf.set(check.checkId, again?.id ?? (given.newId('alt') as Alert['id']))
    }
  }
  for (const check of state.checks) {
    const kind = kinds.get(check.checkId) ?? null
    const before = openOf.get(check.checkId)
    const id = idOf.get(check.checkId)
    if (kind === null || id === undefined) {
      if (before) ended.push(endOf(before, check, now))
      continue
    }
    const says = {
      kind,
      severity: kind === 'no-data' && check.passive ? check.severity : severityOf[kind][check.severity],
      title: check.name,
      detail: check.standing.detail || (before?.detail ?? ''),
      systemId: check.systemId as Alert['systemId'],
    }
    const held: Held = {
      explainedBy:
        idOf.get(causes.get(check.checkId) ?? '') ??
        (check.standing.verdict === 'unknown' ? others.get(keyOfAgent(check.agentId ?? '')) : undefined) ??
        null,
      silencedBy: silenceOf({ ...says, checkId: check.checkId as Alert['checkId'], source: 'check' }),
      maintenanceBy: maintained(check),
    }
    if (before) {
      if (differs(before, says) || differs(before, held))
        changed.push(changedTo(before, { ...before, ...says, ...held }, now, recoveryMs(check)))
      continue
    }
    const again = againOf.get(check.standing.changeId)
    const fresh = newAlert(state.unitId, check, id, { ...says, ...held }, now)
    if (again) changed.push({ ...fresh, since: again.since, openedAt: again.openedAt })
    else opened.push(fresh)
  }
  for (const before of state.open) {
    if (before.checkId !== null) continue
    const held = { explainedBy: null, silencedBy: silenceOf(before), maintenanceBy: windowOf(before) }
    if (differs(before, held)) changed.push(changedTo(before, { ...before, ...held }, now, 0))
  }
  return { opened, changed, ended }
}

function kindOf(check: CheckTrouble, before: Alert | null, now: Instant): CheckKind | null {
  const { standing } = check
  if (!check.runs || standing.reason === 'paused') return null
  // Nobody looked for a while: an alert of before stays as it was, and none is opened, until its readings say how it stands.
  if (standing.reason === 'interrupted') return (before?.kind as CheckKind | undefined) ?? null
  if (standing.verdict === 'unknown') return standing.reason === 'not-run' ? 'not-run' : 'no-data'
  if (isFlapping(standing, check.intervalS, now)) return 'flapping'
  return standing.verdict === 'up' ? null : standing.verdict
}

function newAlert(
  unitId: string,
  check: CheckTrouble,
  id: Alert['id'],
  says: Pick<Alert, 'kind' | 'severity' | 'title' | 'detail' | 'systemId'> & Held,
  now: Instant,
): Alert {
  return {
    ...says,
    id,
    unitId: unitId as Alert['unitId'],
    key: keyOfCheck(check.checkId),
    source: 'check',
    sourceId: null,
    checkId: check.checkId as Alert['checkId'],
    labels: {},
    changeId: check.standing.changeId,
    since: check.standing.at,
    openedAt: now,
    tellAt: (now + GROUP_WAIT_MS[says.severity]) as Instant,
    changedAt: now,
    seen: null,
    ended: null,
  }
}

/** What the alert of a check is known by. */
export const keyOfCheck = (checkId: string): string => `check:${checkId}`

/** What the alert of an agent that fell silent is known by. */
export const keyOfAgent = (agentId: string): string => `agent:${agentId}`

function endOf(before: Alert, check: CheckTrouble, now: Instant): Alert {
  const how: AlertEnd = check.runs ? 'recovered' : 'removed'
  return { ...before, changedAt: now, ended: { at: now, how, byName: null } }
}

/** A cause that is over leaves its consequences time to recover too, before anybody is told of them. */
const recoveryMs = (check: CheckTrouble): number =>
  Math.min(LONGEST_RECOVERY_MS, check.intervalS * 1000 * (check.rule.successesToUp + 1))

const badness: Record<Severity, number> = { urgent: 2, important: 1, notice: 0 }

/** Most alerts stay as they are from one look to the next: that has to cost nothing when there are thousands. */
function differs(before: Alert, now: Partial<Alert>): boolean {
  for (const name in now) if (before[name as keyof Alert] !== now[name as keyof Alert]) return true
  return false
}

/** The alert as it is to be written, when anything of it is another. */
function changedTo(before: Alert, after: Alert, now: Instant, recovery: number): Alert {
  const worse = badness[after.severity] > badness[before.severity]
  const callsAgain = calls(after) && !calls(before)
  const wait = Math.max(GROUP_WAIT_MS[after.severity], before.explainedBy === null ? 0 : recovery)
  return {
    ...after,
    changedAt: now,
    tellAt: callsAgain ? ((now + wait) as Instant) : after.tellAt,
    // Who took note of a warning has not taken note of the outage.
    seen: worse ? null : after.seen,
  }
}
