import type { Instant } from '@rongheng/core/kernel/time'
import type { Span } from '@rongheng/core/watch/maintenance'
import type { Reading } from '@rongheng/core/watch/reading'
import type { ReadingStore } from '@rongheng/core/watch/reading-store'
import { spanStart, stepMs } from '@rongheng/core/watch/thinned'
import { type Edges, edgesOf, windowOf } from './edges.ts'
import { pending } from './pending.ts'
import { promQl } from './promql.ts'
import { readingsFrom } from './readings-from.ts'
import { send } from './send.ts'
import { type Labelled, names, seriesOf, Texts } from './series-of.ts'
import { type StoreAccess, storeHttp } from './store-http.ts'
import { thinnedByQuery } from './thinned-by-query.ts'

/** What the store of series is given beside its address. */
export type SeriesStoreDeps = {
  readonly access: StoreAccess
  /** The units and metric keys of checks; those that are not on record are left out. */
  readonly labelled: (checkNos: readonly number[]) => Promise<ReadonlyMap<number, Labelled>>
  readonly now: () => Instant
  readonly onTrouble: (what: string, cause: unknown) => void
  /** How many readings may wait while the store is away. */
  readonly mostWaiting?: number
}

/** A store of readings that speaks Prometheus' protocols: remote write in, PromQL out. */
export type SeriesStore = ReadingStore & {
  /** Readings that wait for the store, those lost because too many waited, and samples that the store refused. */
  readonly state: () => { readonly waiting: number; readonly dropped: number; readonly refused: number }
  /** Hands over what waits, if the store is there, and hangs up. */
  readonly stop: () => Promise<void>
}

const AT_ONCE = 5_000
const MINUTE = 60_000
const DAY = 86_400_000
/** How far back the newest readings of a check are looked for: most lie in the first window, and then nobody looks further. */
const LOOKBACKS = [15 * MINUTE, 4 * 60 * MINUTE, 2 * DAY, 7 * DAY] as const
/** The clock that wrote a reading may have been ahead of ours. */
const AHEAD = DAY

/**
 * Keeps readings in VictoriaMetrics, Prometheus or what speaks as they do. While it is away readings wait here, in memory; the
 * write that brought them has ended by then, so that changes of verdicts, which are kept elsewhere, do not wait for it.
 */
export function prometheusStore(deps: SeriesStoreDeps): SeriesStore {
  const { call, close } = storeHttp(deps.access)
  const promql = promQl(call)
  const texts = new Texts()
  const known = new Map<number, Labelled>()
  let edges: Edges | null = null
  let refused = 0

  /** Metrics are only ever added to a check: what is known lasts until a reading has more values than it names. */
  const labelsOf = async (wanted: ReadonlyMap<number, number>): Promise<ReadonlyMap<number, Labelled>> => {
    const missing = [...wanted].filter(([no, values]) => values > (known.get(no)?.metricKeys.length ?? -1))
    if (missing.length > 0)
      for (const [no, about] of await deps.labelled(missing.map(([no]) => no))) known.set(no, about)
    return known
  }
  /** Metrics may have been added by another process: a question asks for them anew. */
  const labelsNow = (checkNos: readonly number[]) =>
    labelsOf(new Map(checkNos.map((no) => [no, Number.POSITIVE_INFINITY])))

  const box = pending<Reading>(
    async (readings) => {
      const wanted = new Map<number, number>()
      for (const { checkNo, values } of readings)
        wanted.set(checkNo, Math.max(values.length, wanted.get(checkNo) ?? 0))
      const lost = await send(call, seriesOf(readings, await labelsOf(wanted), texts))
      refused += lost
      if (lost > 0) deps.onTrouble('refused', new Error(`the store of readings refused ${lost} samples`))
    },
    {
      most: deps.mostWaiting ?? 200_000,
      atOnce: AT_ONCE,
      onTrouble: (cause) => deps.onTrouble('write', cause),
    },
  )

  /** Single readings of some checks: those of `ms` up to and with the millisecond `last`. */
  const raw = async (checkNos: readonly number[], last: number, ms: number) => {
    const labelled = await labelsNow(checkNos)
    const asked = `{__name__=~"${Object.values(names).join('|')}",check=~"${checkNos.join('|')}"}[${ms}ms]`
    return readingsFrom(await promql.at(asked, last), labelled)
  }
  const readings = async (checkNo: number, within: Span, most: number): Promise<Reading[]> => {
    const ms = within.to - within.from
    if (ms <= 0) return []
    const found = (await raw([checkNo], within.to - 1, ms)).get(checkNo) ?? []
    return found.filter(({ at }) => at >= within.from).slice(-most)
  }
  const newest = async (checkNos: readonly number[], count: number): Promise<Map<number, Reading[]>> => {
    const found = new Map<number, Reading[]>()
    const last = deps.now() + AHEAD
    let rest = checkNos
    for (const ms of LOOKBACKS) {
      if (rest.length === 0) break
      for (const [no, ofCheck] of await raw(rest, last, ms + AHEAD))
        found.set(no, ofCheck.slice(-count).reverse())
      rest = rest.filter((no) => (found.get(no)?.length ?? 0) < count)
    }
    return found
  }
  return {
    elsewhere: true,
    write: (batch) => box.add(batch),
    newest,
    readings,
    series: async (checkNo, within, step) => {
      const ms = stepMs[step]
      const begun = spanStart(step, within.from)
      const first = begun < within.from ? begun + ms : begun
      const last = spanStart(step, Math.min(within.to - 1, deps.now() + AHEAD))
      if (last < first) return []
      const labelled = (await labelsNow([checkNo])).get(checkNo)
      if (!labelled) return []
      edges ??= await learnEdges(checkNo, first, last + ms)
      // Nothing was read in all that time: there is nothing to count.
      if (edges === null) return []
      return thinnedByQuery(promql, checkNo, { first, last, ms }, windowOf(edges, ms), labelled)
    },
    state: () => ({ ...box.state(), refused }),
    stop: async () => {
      await box.stop()
      close()
    },
  }

  /** Asked once: how the store reads the edge of a window. Null while there is no reading to ask about. */
  async function learnEdges(checkNo: number, from: number, to: number): Promise<Edges | null> {
    for (const ms of [...LOOKBACKS.filter((ms) => ms < to - from), to - from]) {
      const [series] = await promql.at(`${names.ok}{check="${checkNo}"}[${ms}ms]`, to - 1)
      const sample = series?.points.at(-1)
      if (sample) return edgesOf(promql, { checkNo, at: sample.at })
    }
    return null
  }
}
