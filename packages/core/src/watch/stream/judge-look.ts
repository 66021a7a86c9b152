import type { PictureSettings } from '../kinds/stream-settings.ts'
import { type Saying, say, together } from '../said/saying.ts'
import type { Look } from './look.ts'

/** Seconds that each fault has lasted by the end of a look. */
export type FaultSeconds = { readonly black: number; readonly freeze: number; readonly silence: number }

/** What is wrong with picture and sound; '' when nothing is. */
export function pictureObjection(settings: PictureSettings, look: Look, faults: FaultSeconds): Saying {
  const { expected, loudness, black, freeze, silence } = settings
  const wrong: Saying[] = []
  if (expected && look.video) {
    const { width, height, codec } = look.video
    if (width !== expected.width || height !== expected.height)
      wrong.push(
        say('picture.size', {
          is: `${width}×${height}`,
          wanted: `${expected.width}×${expected.height}`,
        }),
      )
    if (expected.codec !== 'any' && codec !== expected.codec)
      wrong.push(say('picture.coding', { is: codec, wanted: expected.codec }))
  }
  if ((black || freeze) && look.video === null) wrong.push(say('picture.none'))
  if (black && faults.black >= black.seconds)
    wrong.push(say('picture.black', { s: Math.round(faults.black) }))
  if (freeze && faults.freeze >= freeze.seconds)
    wrong.push(say('picture.frozen', { s: Math.round(faults.freeze) }))
  if (silence && look.audio === null) wrong.push(say('sound.none'))
  else if (silence && faults.silence >= silence.seconds)
    wrong.push(say('sound.silent', { s: Math.round(faults.silence) }))
  if (loudness && look.loudness !== null && (look.loudness < loudness.from || look.loudness > loudness.to))
    wrong.push(say('sound.loudness', { is: look.loudness, from: loudness.from, to: loudness.to }))
  return together(...wrong)
}

/** What is wrong with a bit rate; '' when nothing is, or nothing was measured. */
export function bitrateObjection({ minKbps }: PictureSettings, bitrate: number | null): Saying {
  if (bitrate === null || bitrate >= minKbps * 1000) return ''
  return say('stream.bitrate', { is: Math.round(bitrate / 1000), least: minKbps })
}
