import type { StoreCall } from './store-http.ts'
import { StoreRefused } from './trouble.ts'

/** A series in an answer: its labels, and its points, oldest first. */
export type Answered = {
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly { readonly at: number; readonly value: number }[]
}

/** Asks a store in PromQL. */
export type PromQl = {
  /** Everything that an expression gives at one moment; for `name{…}[1h]`, the samples as they were written. */
  readonly at: (expression: string, moment: number) => Promise<readonly Answered[]>
  /** What an expression gives at `from`, `from` + step … up to `to`, both included. */
  readonly over: (
    expression: string,
    span: { readonly from: number; readonly to: number; readonly stepMs: number },
  ) => Promise<readonly Answered[]>
}

/** Prometheus gives 11,000 points of a series at once, and refuses to give more. */
const MOST_POINTS = 10_000

type Pair = readonly [number, string]
type Result = {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: Pair
  readonly values?: readonly Pair[]
}

/** @param call reaches the store */
export function promQl(call: StoreCall): PromQl {
  const ask = async (
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<readonly Answered[]> => {
    const text = await call({
      to: 'query',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      // VictoriaMetrics moves moments to fit its cache unless it is told not to.
      body: new URLSearchParams({ ...fields, nocache: '1' }).toString(),
    })
    const { data } = JSON.parse(text) as { data?: { result?: readonly Result[] } }
    if (!data?.result) throw new StoreRefused(text.slice(0, 300))
    return data.result.map(answered)
  }
  return {
    at: (query, moment) => ask('/api/v1/query', { query, time: seconds(moment) }),
    over: async (query, { from, to, stepMs }) => {
      const parts: (readonly Answered[])[] = []
      for (let begin = from; begin <= to; begin += MOST_POINTS * stepMs) {
        const end = Math.min(to, begin + (MOST_POINTS - 1) * stepMs)
        const fields = { query, start: seconds(begin), end: seconds(end), step: seconds(stepMs) }
        parts.push(await ask('/api/v1/query_range', fields))
      }
      return parts.length === 1 ? (parts[0] as readonly Answered[]) : joined(parts.flat())
    },
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const answered = ({ metric, value, values }: Result): Answered => ({
  labels: metric,
  points: (values ?? (value ? [value] : [])).map(([s, text]) => ({
    at: Math.round(s * 1000),
    value: Number(text),
  })),
})

/** The same series in several answers, each later than the one before, as one. */
function joined(parts: readonly Answered[]): readonly Answered[] {
  const series = new Map<string, { labels: Answered['labels']; points: Answered['points'][number][] }>()
  for (const { labels, points } of parts) {
    const key = Object.keys(labels)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => `${name}=${labels[name]}`)
      .join('\n')
    const known = series.get(key)
    if (known) known.points.push(...points)
    else series.set(key, { labels, points: [...points] })
  }
  return [...series.values()]
}
