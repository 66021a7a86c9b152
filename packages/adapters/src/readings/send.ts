import { packSnappy } from './snappy.ts'
import type { StoreCall } from './store-http.ts'
import { StoreRefused } from './trouble.ts'
import { type Series, writeRequest } from './write-request.ts'

/** How often one batch is cut in two to find what the store refuses. */
const MOST_CUTS = 200

/**
 * Tells the store some series. A store refuses a whole message for one sample in it (older than it takes, another value at a
 * moment that it has): the message is then cut in two until what is refused stands alone.
 *
 * @returns how many samples the store refused
 * @throws StoreAway
 */
export async function send(call: StoreCall, series: readonly Series[]): Promise<number> {
  let cuts = 0
  const deliver = async (part: readonly Series[]): Promise<number> => {
    try {
      await call({
        to: 'write',
        path: '/api/v1/write',
        headers: {
          'content-type': 'application/x-protobuf',
          'content-encoding': 'snappy',
          'x-prometheus-remote-write-version': '0.1.0',
        },
        body: packSnappy(writeRequest(part)),
      })
      return 0
    } catch (cause) {
      if (!(cause instanceof StoreRefused)) throw cause
      const [first, second] = halves(part)
      if (!first || !second || ++cuts > MOST_CUTS) return samplesIn(part)
      return (await deliver(first)) + (await deliver(second))
    }
  }
  return series.length === 0 ? 0 : deliver(series)
}

const samplesIn = (series: readonly Series[]): number =>
  series.reduce((sum, { samples }) => sum + samples.length, 0)

/** Two halves by series; of a single series by time, the older samples first; nothing of a single sample. */
function halves(series: readonly Series[]): [Series[], Series[]] | [] {
  if (series.length > 1) {
    const middle = Math.ceil(series.length / 2)
    return [series.slice(0, middle), series.slice(middle)]
  }
  const [only] = series
  if (!only || only.samples.length < 2) return []
  const middle = Math.ceil(only.samples.length / 2)
  return [
    [{ ...only, samples: only.samples.slice(0, middle) }],
    [{ ...only, samples: only.samples.slice(middle) }],
  ]
}
