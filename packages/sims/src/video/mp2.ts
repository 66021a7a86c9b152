import { BitWriter } from './bits.ts'

/** Samples a second, and samples in one frame. */
export const AUDIO_RATE = 48_000
export const AUDIO_FRAME = 1152

const FRAME_BYTES = 192 // 144 × 64,000 ÷ 48,000
const SUBBANDS = 27
/** 255 steps in the subbands 0 to 2. */
const STEPS_255 = 7
/** 2 to the power of 1 − 12 ÷ 3: 18 dB below the full scale. */
const SCALE = 12

/**
 * One frame of MPEG-1 audio, layer II, mono, 64 kbit/s: a tone of 1125 Hz at −18 dB, as a line-up tone is. It stands in the
 * middle of the second subband, whose samples are then 1, 0, −1, 0; 36 of them end where they began, so that every frame is
 * the same.
 *
 * @source ISO 11172-3, 2.4.1 and table B.2a
 */
export function toneFrame(): Buffer {
  const bits = new BitWriter()
  bits.put(0xfffd, 16)
  bits.put(0x44, 8) // 64 kbit/s at 48 kHz
  bits.put(0xc0, 8) // mono
  for (let band = 0; band < SUBBANDS; band++)
    bits.put(band === 1 ? STEPS_255 : 0, band < 11 ? 4 : band < 23 ? 3 : 2)
  bits.put(0b10, 2) // one scale for the whole frame
  bits.put(SCALE, 6)
  for (let i = 0; i < 36; i++) bits.put(127 + Math.round(127 * Math.cos((Math.PI / 2) * i)), 8)
  return Buffer.concat([bits.bytes(), Buffer.alloc(FRAME_BYTES)]).subarray(0, FRAME_BYTES)
}
