import type { PromQl } from './promql.ts'
import { names } from './series-of.ts'

/** Whether a sample that is exactly as old as a window is long counts as inside it. */
export type Edges = 'closed' | 'open'

/**
 * Finds out how the store reads a window: Prometheus before its third edition counts a sample that is exactly as old as the
 * window, later ones and VictoriaMetrics do not. It is asked about a sample that is there.
 *
 * @param sample a check's number and the moment of one of its readings
 */
export async function edgesOf(
  promql: PromQl,
  sample: { readonly checkNo: number; readonly at: number },
): Promise<Edges> {
  const asked = `count_over_time(${names.ok}{check="${sample.checkNo}"}[1ms])`
  const found = await promql.at(asked, sample.at + 1)
  return found.length > 0 ? 'closed' : 'open'
}

/** A window that holds exactly the samples of a whole span when it ends one millisecond before the span does. */
export const windowOf = (edges: Edges, spanMs: number): string =>
  `${edges === 'closed' ? spanMs - 1 : spanMs}ms`
