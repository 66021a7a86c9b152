import type { Threshold } from '@rongheng/core/watch/threshold'

/** How a limit is meant: above or below it, rising or falling faster, or reaching it soon from below or from above. */
export const limitWays = ['above', 'below', 'rises', 'falls', 'reaches', 'sinks'] as const
export type LimitWay = (typeof limitWays)[number]

/** A threshold as the form holds it, one sentence each. */
export type DraftThreshold = {
  readonly metric: string
  readonly way: LimitWay
  /** The limit; for rising and falling the change in an hour, as a positive number. */
  readonly value: number | string
  /** For `reaches` and `sinks`: within how many days. */
  readonly days: number | string
  /** How far back a trend looks, hours. */
  readonly hours: number | string
  readonly grave: boolean
}

const HOUR_S = 3600
const DAY_S = 86_400

/** A new line of the form. */
export const newThreshold = (metric: string): DraftThreshold => ({
  metric,
  way: 'above',
  value: '',
  days: 5,
  hours: 24,
  grave: false,
})

/** A threshold on record, as the form shows it. */
export function draftThreshold(threshold: Threshold): DraftThreshold {
  const same = { ...newThreshold(threshold.metric), grave: threshold.critical }
  if (threshold.kind === 'level') return { ...same, way: threshold.when, value: threshold.value }
  const hours = threshold.windowS / HOUR_S
  if (threshold.kind === 'forecast')
    return {
      ...same,
      way: threshold.when === 'above' ? 'reaches' : 'sinks',
      value: threshold.value,
      days: threshold.withinS / DAY_S,
      hours,
    }
  return threshold.when === 'above'
    ? { ...same, way: 'rises', value: threshold.perHour, hours }
    : { ...same, way: 'falls', value: -threshold.perHour, hours }
}

/** What a line of the form says. Nothing that was typed wrongly is mended here: the server says so at its field. */
export function thresholdOf(draft: DraftThreshold): Threshold {
  const value = typed(draft.value)
  const same = { metric: draft.metric, critical: draft.grave }
  const windowS = Math.round(typed(draft.hours) * HOUR_S)
  switch (draft.way) {
    case 'reaches':
    case 'sinks': {
      const when = draft.way === 'reaches' ? 'above' : 'below'
      return {
        ...same,
        kind: 'forecast',
        when,
        value,
        withinS: Math.round(typed(draft.days) * DAY_S),
        windowS,
      }
    }
    case 'rises':
      return { ...same, kind: 'rate', when: 'above', perHour: value, windowS }
    case 'falls':
      return { ...same, kind: 'rate', when: 'below', perHour: -value, windowS }
    default:
      return { ...same, kind: 'level', when: draft.way, value }
  }
}

/** Not a number: NaN, which is sent as null, and refused there as a field that is not filled in. */
const typed = (value: number | string): number => (String(value).trim() === '' ? Number.NaN : Number(value))
