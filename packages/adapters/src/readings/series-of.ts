import type { Reading } from '@rongheng/core/watch/reading'
import type { Series } from './write-request.ts'

/** What the labels of a check's series are made of. */
export type Labelled = {
  readonly unitId: string
  /** The keys of its metrics: its values stand in this order. */
  readonly metricKeys: readonly string[]
}

/** The names of our series. Every one has the labels `unit` and `check`, the check's number. */
export const names = {
  /** 1 for a reading that was ok, 0 for one that failed: its average is the share that was ok. */
  ok: 'rongheng_reading_ok',
  /** How long it took, ms; label `result`, `ok` or `failed`. */
  took: 'rongheng_reading_took_ms',
  /** 1 where a threshold that warns was passed; nothing elsewhere. */
  poor: 'rongheng_reading_poor',
  /** What was measured; label `metric`, its key. */
  value: 'rongheng_reading_value',
  /** 1 where a reading says something; label `detail`, what it says. */
  said: 'rongheng_reading_said',
} as const

/** A series is made for each text: what says another number each time would be a series each time. */
const MOST_TEXTS_A_DAY = 50
const DAY = 86_400_000

/** Remembers which texts each check has said today, and lets through so many. */
export class Texts {
  #day = 0
  #said = new Map<number, Set<string>>()

  /** Whether this text may be kept with the reading. */
  admits({ checkNo, at, detail }: Pick<Reading, 'checkNo' | 'at' | 'detail'>): boolean {
    if (detail === '') return false
    const day = Math.floor(at / DAY)
    if (day > this.#day) {
      this.#day = day
      this.#said = new Map()
    }
    const said = this.#said.get(checkNo) ?? new Set()
    if (!said.has(detail) && said.size >= MOST_TEXTS_A_DAY) return false
    this.#said.set(checkNo, said.add(detail))
    return true
  }
}

/**
 * Readings as series. A reading of a check that nobody knows any more is left out.
 *
 * @param labelled the unit and metric keys of each check
 */
export function seriesOf(
  readings: readonly Reading[],
  labelled: ReadonlyMap<number, Labelled>,
  texts: Texts,
): Series[] {
  const found = new Map<string, { labels: Series['labels']; samples: Map<number, number> }>()
  const put = (labels: Series['labels'], at: number, value: number) => {
    const key = Object.values(labels).join('\n')
    const series = found.get(key) ?? { labels, samples: new Map<number, number>() }
    // Of two readings at one moment the first stays, as in the database.
    if (!series.samples.has(at)) series.samples.set(at, value)
    found.set(key, series)
  }
  for (const reading of readings) {
    const about = labelled.get(reading.checkNo)
    if (!about) continue
    const { at } = reading
    const own = { unit: about.unitId, check: String(reading.checkNo) }
    put({ __name__: names.ok, ...own }, at, reading.ok ? 1 : 0)
    put({ __name__: names.took, ...own, result: reading.ok ? 'ok' : 'failed' }, at, reading.tookMs)
    if (reading.poor) put({ __name__: names.poor, ...own }, at, 1)
    for (const [place, value] of reading.values.entries()) {
      const metric = about.metricKeys[place]
      if (value !== null && metric !== undefined) put({ __name__: names.value, ...own, metric }, at, value)
    }
    if (texts.admits(reading)) put({ __name__: names.said, ...own, detail: reading.detail }, at, 1)
  }
  return [...found.values()].map(({ labels, samples }) => ({
    labels,
    samples: [...samples].map(([at, value]) => ({ at, value })).sort((a, b) => a.at - b.at),
  }))
}
