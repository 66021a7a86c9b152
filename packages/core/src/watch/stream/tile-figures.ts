import type { Instant } from '../../kernel/time.ts'
import type { Reading } from '../reading.ts'

/** What the tile of a stream says of it beside its picture; null is what the newest readings did not measure. */
export type TileFigures = {
  /** Bits a second. */
  readonly bitrate: number | null
  /** LUFS. */
  readonly loudness: number | null
  /** Somebody looked, and found a sound and no picture: radio. */
  readonly soundOnly: boolean
}

/** What is older says nothing about now. */
const OLD_MS = 180_000

/**
 * The numbers on a tile. The bit rate is that of the newest reading. Picture and sound are looked at only every few readings:
 * theirs are of the newest look. Where nothing flows now, nothing is said of what flowed before.
 *
 * @param metricKeys the keys of the metrics by the place of their values
 */
export function tileFigures(
  metricKeys: readonly string[],
  newestFirst: readonly Pick<Reading, 'at' | 'values'>[],
  now: Instant,
): TileFigures {
  const valueOf = (reading: Pick<Reading, 'values'> | undefined, key: string) =>
    reading?.values[metricKeys.indexOf(key)] ?? null
  const fresh = newestFirst.filter((reading) => reading.at > now - OLD_MS)
  const bitrate = valueOf(fresh[0], 'bitrate')
  const look = fresh.find((reading) =>
    ['width', 'silence-s', 'loudness'].some((key) => valueOf(reading, key) !== null),
  )
  return {
    bitrate,
    loudness: bitrate === null ? null : valueOf(look, 'loudness'),
    soundOnly: look !== undefined && valueOf(look, 'width') === null,
  }
}
