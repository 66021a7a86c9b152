import { Alert } from '../../watch/alert.ts'
import { occurrences } from '../../watch/maintenance.ts'
import { asFact, asKept, say } from '../../watch/said/saying.ts'
import { GROUP_WAIT_MS, keyOfCheck } from '../../watch/settle-alerts.ts'
import { centerId } from '../center.ts'
import { exampleId } from '../ids.ts'
import type { ExampleCheck } from './checks.ts'
import { exampleWindow } from './silences.ts'
import type { Turn } from './turns.ts'
import type { Instant } from '../../kernel/time.ts'

const HALF_HOUR = 1_800_000
/** As many falls within half an hour of each other are told as one alert: it flaps. */
const FLAPS = 4

/** One trouble of a check, from when it left `up` until it was back. */
type Episode = {
  readonly of: ExampleCheck
  readonly from: Turn
  readonly down: boolean
  readonly falls: number
  readonly to: Instant | null
}

/**
 * The alerts that the year's changes of verdict had opened. Those under the weekly maintenance had none; behind one cause, the
 * others name its alert; and where it only went up and down, one says so.
 *
 * @param turns the turns of each check, oldest first
 */
export function pastAlerts(
  turns: readonly (readonly [ExampleCheck, readonly Turn[]])[],
  until: Instant,
): Alert[] {
  const episodes = turns
    .flatMap(([of, list]) => episodesOf(of, list))
    .filter(({ from }) => !maintained(from.change.at))
    .sort((a, b) => a.from.change.at - b.from.change.at)
  const numbered = episodes.map((episode, n) => ({ episode, id: exampleId('alt', '9999', n + 1) }))
  const causeOf = ({ of, from, down }: Episode): string | null => {
    if (!down) return null
    for (const need of of.check.needs) {
      const cause = numbered.find(
        ({ episode }) =>
          episode.of.check.id === need &&
          episode.down &&
          Math.abs(episode.from.change.at - from.change.at) < HALF_HOUR &&
          (episode.to ?? until) > from.change.at,
      )
      if (cause) return causeOf(cause.episode) ?? cause.id
    }
    return null
  }
  return numbered.map(({ episode, id }) => toAlert(episode, id, causeOf(episode)))
}

function maintained(at: Instant): boolean {
  return occurrences(exampleWindow.time, { from: at, to: (at + 1) as Instant }).length > 0
}

function episodesOf(of: ExampleCheck, turns: readonly Turn[]): Episode[] {
  const found: Episode[] = []
  for (const turn of turns) {
    const { change } = turn
    const last = found.at(-1)
    if (change.after === 'up') {
      if (last && last.to === null) found[found.length - 1] = { ...last, to: change.at }
    } else if (last && (last.to === null || change.at - last.to < HALF_HOUR))
      found[found.length - 1] = {
        ...last,
        to: null,
        falls: last.falls + 1,
        down: last.down || change.after === 'down',
      }
    else found.push({ of, from: turn, down: change.after === 'down', falls: 1, to: null })
  }
  return found
}

const lesser = { urgent: 'important', important: 'notice', notice: 'notice' } as const

function toAlert({ of, from, down, falls, to }: Episode, id: string, cause: string | null): Alert {
  const { check } = of
  const { change, why } = from
  const severity = down ? check.severity : lesser[check.severity]
  return Alert.parse({
    id,
    unitId: centerId,
    key: keyOfCheck(check.id),
    source: 'check',
    sourceId: null,
    kind: falls >= FLAPS ? 'flapping' : down ? 'down' : 'warning',
    severity,
    title: check.name,
    detail: why ? say('told.why', { what: asFact(asKept(change.detail)), why }) : change.detail,
    checkId: check.id,
    systemId: check.systemId,
    labels: {},
    changeId: change.id,
    since: change.at,
    openedAt: change.at,
    tellAt: change.at + GROUP_WAIT_MS[severity],
    changedAt: to ?? change.at,
    explainedBy: cause,
    silencedBy: null,
    maintenanceBy: null,
    seen: null,
    ended: to === null ? null : { at: to, how: 'recovered', byName: null },
  })
}
