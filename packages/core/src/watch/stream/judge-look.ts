import type { PictureSettings } from '../kinds/stream-settings.ts'
import type { Look } from './look.ts'

/** Seconds that each fault has lasted by the end of a look. */
export type FaultSeconds = { readonly black: number; readonly freeze: number; readonly silence: number }

const seconds = (value: number): string => `${Math.round(value)} 秒`

/** What is wrong with picture and sound, in the words of the list of failures; '' when nothing is. */
export function pictureObjection(settings: PictureSettings, look: Look, faults: FaultSeconds): string {
  const { expected, loudness, black, freeze, silence } = settings
  const wrong: string[] = []
  if (expected && look.video) {
    const { width, height, codec } = look.video
    if (width !== expected.width || height !== expected.height)
      wrong.push(`画面是 ${width}×${height}，应为 ${expected.width}×${expected.height}`)
    if (expected.codec !== 'any' && codec !== expected.codec)
      wrong.push(`编码是 ${codec}，应为 ${expected.codec}`)
  }
  if ((black || freeze) && look.video === null) wrong.push('没有画面')
  if (black && faults.black >= black.seconds) wrong.push(`黑场 ${seconds(faults.black)}`)
  if (freeze && faults.freeze >= freeze.seconds) wrong.push(`静帧 ${seconds(faults.freeze)}`)
  if (silence && look.audio === null) wrong.push('没有声音轨')
  else if (silence && faults.silence >= silence.seconds) wrong.push(`静音 ${seconds(faults.silence)}`)
  if (loudness && look.loudness !== null && (look.loudness < loudness.from || look.loudness > loudness.to))
    wrong.push(`响度 ${look.loudness} LUFS，应在 ${loudness.from} 到 ${loudness.to} 之间`)
  return wrong.join('；')
}

/** What is wrong with a bit rate; '' when nothing is, or nothing was measured. */
export function bitrateObjection({ minKbps }: PictureSettings, bitrate: number | null): string {
  if (bitrate === null || bitrate >= minKbps * 1000) return ''
  return `码率 ${Math.round(bitrate / 1000)} kbit/s，低于 ${minKbps} kbit/s`
}
