/** What ffmpeg said while it decoded, in its own times. */
export type DecoderLog = {
  readonly video: { readonly codec: string; readonly width: number; readonly height: number } | null
  readonly audio: { readonly codec: string } | null
  /** `to` is null for what lasted until the end. */
  readonly black: readonly OpenSpan[]
  readonly freeze: readonly OpenSpan[]
  readonly silence: readonly OpenSpan[]
  /** Integrated loudness, LUFS; null when it was not asked for, or nothing was loud enough to be measured. */
  readonly loudness: number | null
  /** Moments of the decoded pictures, where `showinfo` stood in the chain. */
  readonly pictures: readonly number[]
  /** What the input turned out not to have. */
  readonly lacks: 'video' | 'audio' | null
  /** A stream is coded in a way that this ffmpeg has no decoder for. */
  readonly undecodable: boolean
}
export type OpenSpan = { readonly from: number; readonly to: number | null }

const number = (text: string | undefined): number => Number(text ?? Number.NaN)

/**
 * Reads the log of ffmpeg (4 to 7) with blackdetect, freezedetect, silencedetect, ebur128 and showinfo. What the filters do not
 * close before the input ends stays open.
 */
export function readDecoderLog(text: string): DecoderLog {
  const black: OpenSpan[] = []
  const freeze: OpenSpan[] = []
  const silence: OpenSpan[] = []
  const pictures: number[] = []
  let video: DecoderLog['video'] = null
  let audio: DecoderLog['audio'] = null
  let loudness: number | null = null
  let lacks: DecoderLog['lacks'] = null
  // After "Output" and "Stream mapping" the streams that are named are ffmpeg's own.
  let ofInput = true
  const close = (spans: OpenSpan[], to: number) => {
    const last = spans.at(-1)
    if (last && last.to === null) spans[spans.length - 1] = { from: last.from, to }
  }
  for (const line of text.split(/[\r\n]+/)) {
    if (/^(Output #|Stream mapping)/.test(line)) ofInput = false
    const stream = ofInput && /^\s*Stream #\d+:\d+.*?: (Video|Audio): (\w+)(.*)$/.exec(line)
    if (stream) {
      const [, kind, codec = '', rest = ''] = stream
      const size = /, (\d{2,5})x(\d{2,5})\b/.exec(rest)
      if (kind === 'Audio') audio ??= { codec }
      else video ??= { codec, width: Number(size?.[1] ?? 0), height: Number(size?.[2] ?? 0) }
      continue
    }
    const blackness = /black_start:\s*(-?[\d.]+) black_end:\s*(-?[\d.]+)/.exec(line)
    if (blackness) black.push({ from: number(blackness[1]), to: number(blackness[2]) })
    const frozen = /freezedetect\.freeze_(start|end): (-?[\d.]+)/.exec(line)
    if (frozen?.[1] === 'start') freeze.push({ from: number(frozen[2]), to: null })
    else if (frozen) close(freeze, number(frozen[2]))
    const silent = /silence_(start|end): (-?[\d.]+)/.exec(line)
    if (silent?.[1] === 'start') silence.push({ from: number(silent[2]), to: null })
    else if (silent) close(silence, number(silent[2]))
    const picture = /Parsed_showinfo.*\bpts_time:\s*(-?[\d.]+)/.exec(line)
    if (picture) pictures.push(number(picture[1]))
    const loud = /^\s*I:\s*(-?[\d.]+) LUFS/.exec(line)
    if (loud) loudness = number(loud[1])
    const missing = /matches no streams/.test(line) && /(\d+|\[0):(v|a)/.exec(line)
    if (missing) lacks = missing[2] === 'v' ? 'video' : 'audio'
  }
  const undecodable = /Decoder \(codec [^)]*\) not found|no decoder found for/.test(text)
  // The gate of R 128 lets nothing below −70 LUFS pass: that value means that there was nothing to measure.
  if (loudness !== null && loudness <= -70) loudness = null
  return { video, audio, black, freeze, silence, loudness, pictures, lacks, undecodable }
}
