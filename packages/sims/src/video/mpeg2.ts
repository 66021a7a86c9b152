import { BitWriter } from './bits.ts'

/** A picture of flat squares: one value for each 8 × 8 of luminance, and for each 16 × 16 of the two colour differences. */
export type Mosaic = {
  /** In squares of 16 × 16 pixels. */
  readonly columns: number
  readonly rows: number
  readonly y: Uint8Array
  readonly cb: Uint8Array
  readonly cr: Uint8Array
}

/** The codes of how many bits a difference has, [code, width], for luminance and for colour. @source ISO 13818-2, B.12 and B.13 */
const luminance: readonly (readonly [number, number])[] = [
  [0b100, 3],
  [0b00, 2],
  [0b01, 2],
  [0b101, 3],
  [0b110, 3],
  [0b1110, 4],
  [0b11110, 5],
  [0b111110, 6],
  [0b1111110, 7],
]
const colour: readonly (readonly [number, number])[] = [
  [0b00, 2],
  [0b01, 2],
  [0b10, 2],
  [0b110, 3],
  [0b1110, 4],
  [0b11110, 5],
  [0b111110, 6],
  [0b1111110, 7],
  [0b11111110, 8],
]

const I_PICTURE = 1
const MIDDLE = 128

/**
 * A frame of MPEG-2 video that stands by itself: 25 progressive frames a second, 16:9, of flat squares only. It begins with the
 * headers of its sequence, so that a decoder can start at any of them.
 *
 * @source ISO 13818-2, 6.2
 */
export function mpeg2Frame({ columns, rows, y, cb, cr }: Mosaic): Buffer {
  const bits = new BitWriter()
  bits.startCode(0xb3)
  bits.put(columns * 16, 12)
  bits.put(rows * 16, 12)
  bits.put(0x33, 8) // 16:9, 25 frames a second
  bits.put(1000, 18) // 400 kbit/s
  bits.put(1, 1)
  bits.put(112, 10)
  bits.put(0, 3)
  bits.startCode(0xb5)
  bits.put(0x1, 4)
  bits.put(0x48, 8) // main profile at main level
  bits.put(0b1010000, 7) // progressive, 4:2:0
  bits.put(0, 10)
  bits.put(0, 2)
  bits.put(1, 1)
  bits.put(0, 16)
  bits.startCode(0xb8)
  bits.put(1, 13)
  bits.put(0, 12)
  bits.put(0b10, 2) // closed
  bits.startCode(0x00)
  bits.put(0, 10)
  bits.put(I_PICTURE, 3)
  bits.put(0xffff, 16)
  bits.put(0, 1)
  bits.startCode(0xb5)
  bits.put(0x8, 4)
  bits.put(0xffff, 16)
  bits.put(0b0011, 4) // 8 bits of precision, a whole frame
  bits.put(0b01000001, 8)
  bits.put(0b10, 2)
  for (let row = 0; row < rows; row++) slice(bits, row, columns, y, cb, cr)
  return bits.bytes()
}

function slice(
  bits: BitWriter,
  row: number,
  columns: number,
  y: Uint8Array,
  cb: Uint8Array,
  cr: Uint8Array,
): void {
  bits.startCode(row + 1)
  bits.put(0b000100, 6)
  let [lastY, lastCb, lastCr] = [MIDDLE, MIDDLE, MIDDLE]
  const wide = columns * 2
  for (let column = 0; column < columns; column++) {
    bits.put(0b11, 2) // the next macroblock, coded by itself
    for (const [down, right] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const value = y[(row * 2 + down) * wide + column * 2 + right] as number
      flat(bits, luminance, value - lastY)
      lastY = value
    }
    const place = row * columns + column
    flat(bits, colour, (cb[place] as number) - lastCb)
    lastCb = cb[place] as number
    flat(bits, colour, (cr[place] as number) - lastCr)
    lastCr = cr[place] as number
  }
}

/** A block that is flat: its mean as the difference from the one before, and the end. */
function flat(bits: BitWriter, codes: readonly (readonly [number, number])[], difference: number): void {
  const size = 32 - Math.clz32(Math.abs(difference))
  const [code, width] = codes[size] as readonly [number, number]
  bits.put(code, width)
  if (size > 0) bits.put(difference > 0 ? difference : difference + (1 << size) - 1, size)
  bits.put(0b10, 2)
}
