import { codecOf } from '@rongheng/core/watch/stream/psi'
import type { TsReport } from '@rongheng/core/watch/stream/ts-report'

/** The codecs of the first program; null for what it does not have, undefined while no program is known. */
export function programCodecs(report: TsReport): {
  videoCodec: string | null | undefined
  audioCodec: string | null | undefined
} {
  const [program] = report.programs
  if (!program) return { videoCodec: undefined, audioCodec: undefined }
  const found = program.streams.map((s) => codecOf(s.type))
  const unknown = found.includes(null)
  // A type that is not known may be either: ffmpeg decides.
  const first = (kind: 'video' | 'audio') =>
    found.find((c) => c?.kind === kind)?.codec ?? (unknown ? undefined : null)
  return { videoCodec: first('video'), audioCodec: first('audio') }
}
