/** One stream that an RTSP server describes. */
export type SdpMedia = {
  readonly kind: 'video' | 'audio'
  readonly payloadType: number
  /** "H264", "MPEG4-GENERIC", in capitals. */
  readonly encoding: string
  readonly clockRate: number
  readonly control: string
  /** The parameters of the encoding by their names in small letters. */
  readonly format: Readonly<Record<string, string>>
}

/** The encodings that need no rtpmap. @source RFC 3551 §6 */
const fixed: Readonly<Record<number, [string, number]>> = {
  0: ['PCMU', 8000],
  8: ['PCMA', 8000],
  14: ['MPA', 90_000],
  32: ['MPV', 90_000],
  33: ['MP2T', 90_000],
}

/** Reads the streams of a description. @source RFC 8866 */
export function readSdp(text: string): SdpMedia[] {
  return text
    .split(/\r?\n(?=m=)/)
    .slice(text.startsWith('m=') ? 0 : 1)
    .flatMap((part) => {
      const head = /^m=(video|audio) \d+(?:\/\d+)? RTP\/S?AVPF? (\d+)/.exec(part)
      if (!head) return []
      const payloadType = Number(head[2])
      const map = new RegExp(`^a=rtpmap:${payloadType} ([\\w-]+)/(\\d+)`, 'm').exec(part)
      const [encoding, clockRate] = map
        ? [(map[1] as string).toUpperCase(), Number(map[2])]
        : (fixed[payloadType] ?? ['', 90_000])
      const format = new RegExp(`^a=fmtp:${payloadType} (.*)$`, 'm').exec(part)?.[1] ?? ''
      return {
        kind: head[1] as 'video' | 'audio',
        payloadType,
        encoding,
        clockRate: clockRate > 0 ? clockRate : 90_000,
        control: /^a=control:(\S+)/m.exec(part)?.[1] ?? '',
        format: Object.fromEntries(
          format.split(';').flatMap((pair) => {
            const at = pair.indexOf('=')
            return at < 0 ? [] : [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()]]
          }),
        ),
      }
    })
}
