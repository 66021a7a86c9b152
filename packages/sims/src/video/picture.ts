import type { Mosaic } from './mpeg2.ts'

const COLUMNS = 20
const ROWS = 11
const WIDE = COLUMNS * 2

/** Bars of colour as luminance and two differences: white, yellow, cyan, green, magenta, red, blue, grey. */
const bars = [
  [180, 128, 128],
  [162, 44, 142],
  [131, 156, 44],
  [112, 72, 58],
  [84, 184, 198],
  [65, 100, 212],
  [35, 212, 114],
  [120, 128, 128],
] as const

/** Digits and the colon, three squares wide and five high. */
const digits: Readonly<Record<string, readonly string[]>> = {
  '0': ['###', '# #', '# #', '# #', '###'],
  '1': [' # ', '## ', ' # ', ' # ', '###'],
  '2': ['###', '  #', '###', '#  ', '###'],
  '3': ['###', '  #', '###', '  #', '###'],
  '4': ['# #', '# #', '###', '  #', '  #'],
  '5': ['###', '#  ', '###', '  #', '###'],
  '6': ['###', '#  ', '###', '# #', '###'],
  '7': ['###', '  #', '  #', '  #', '  #'],
  '8': ['###', '# #', '###', '# #', '###'],
  '9': ['###', '# #', '###', '  #', '###'],
  ':': [' ', '#', ' ', '#', ' '],
}

/** The picture of a test line: bars that wander, a clock, and a spot that goes along the lower edge with each frame. */
export function testPicture(clock: string, frame: number): Mosaic {
  const y = new Uint8Array(WIDE * ROWS * 2)
  const cb = new Uint8Array(COLUMNS * ROWS)
  const cr = new Uint8Array(COLUMNS * ROWS)
  const shift = Math.floor(frame / 25)
  for (let row = 0; row < ROWS * 2; row++)
    for (let column = 0; column < WIDE; column++) {
      const [luma, blue, red] = bars[
        Math.floor((column / 2 + shift) / 2.5) % bars.length
      ] as (typeof bars)[number]
      const band = row < 7 || row > 14
      y[row * WIDE + column] = band ? luma : 24
      const place = (row >> 1) * COLUMNS + (column >> 1)
      cb[place] = band ? blue : MIDDLE
      cr[place] = band ? red : MIDDLE
    }
  const spot = frame % WIDE
  y[(ROWS * 2 - 1) * WIDE + spot] = 235
  y[(ROWS * 2 - 2) * WIDE + spot] = 235
  write(y, clock)
  return { columns: COLUMNS, rows: ROWS, y, cb, cr }
}

const MIDDLE = 128
const BLACK = 16

/** A picture on which there is nothing. */
export const blackPicture: Mosaic = {
  columns: COLUMNS,
  rows: ROWS,
  y: new Uint8Array(WIDE * ROWS * 2).fill(BLACK),
  cb: new Uint8Array(COLUMNS * ROWS).fill(MIDDLE),
  cr: new Uint8Array(COLUMNS * ROWS).fill(MIDDLE),
}

function write(y: Uint8Array, text: string): void {
  const glyphs = [...text].map((c) => digits[c] ?? [' ', ' ', ' ', ' ', ' '])
  const width = glyphs.reduce((sum, glyph) => sum + (glyph[0] as string).length + 1, -1)
  let left = Math.floor((WIDE - width) / 2)
  for (const glyph of glyphs) {
    for (const [row, line] of glyph.entries())
      for (const [column, dot] of [...line].entries())
        if (dot === '#') y[(row + 8) * WIDE + left + column] = 225
    left += (glyph[0] as string).length + 1
  }
}
