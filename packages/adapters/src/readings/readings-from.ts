import type { Instant } from '@rongheng/core/kernel/time'
import type { Reading } from '@rongheng/core/watch/reading'
import type { Answered } from './promql.ts'
import { type Labelled, names } from './series-of.ts'

type Draft = { -readonly [K in keyof Reading]: Reading[K] } & { values: (number | null)[] }

/**
 * Series as readings again, by check, oldest first. A moment is a reading where it says whether it was ok.
 *
 * @param labelled the metric keys of each check; values under keys that it does not name are left out
 */
export function readingsFrom(
  series: readonly Answered[],
  labelled: ReadonlyMap<number, Labelled>,
): Map<number, Reading[]> {
  const drafts = new Map<number, Map<number, Draft>>()
  const named = (name: string) => series.filter(({ labels }) => labels['__name__'] === name)
  const each = (name: string, put: (draft: Draft, value: number, labels: Answered['labels']) => void) => {
    for (const { labels, points } of named(name)) {
      const ofCheck = drafts.get(Number(labels['check']))
      for (const { at, value } of points) {
        const draft = ofCheck?.get(at)
        if (draft) put(draft, value, labels)
      }
    }
  }
  for (const { labels, points } of named(names.ok)) {
    const checkNo = Number(labels['check'])
    const ofCheck = drafts.get(checkNo) ?? new Map<number, Draft>()
    drafts.set(checkNo, ofCheck)
    const metrics = labelled.get(checkNo)?.metricKeys.length ?? 0
    for (const { at, value } of points)
      ofCheck.set(at, {
        checkNo,
        at: at as Instant,
        tookMs: 0,
        ok: value === 1,
        poor: false,
        values: Array.from({ length: metrics }, () => null),
        detail: '',
      })
  }
  each(names.took, (draft, value) => {
    draft.tookMs = value
  })
  each(names.poor, (draft) => {
    draft.poor = true
  })
  each(names.said, (draft, _, labels) => {
    draft.detail = labels['detail'] ?? ''
  })
  each(names.value, (draft, value, labels) => {
    const place = labelled.get(draft.checkNo)?.metricKeys.indexOf(labels['metric'] ?? '') ?? -1
    if (place >= 0) draft.values[place] = value
  })
  return new Map(
    [...drafts].map(([checkNo, ofCheck]) => [checkNo, [...ofCheck.values()].sort((a, b) => a.at - b.at)]),
  )
}
