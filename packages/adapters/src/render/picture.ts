import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { png } from './png.ts'

/** A picture drawn for a chart, and its size in pixels at one pixel a point of the page. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number }

/** The face that pictures are set in: it comes with the program, since a drawing without a font has no letters at all. */
export const PICTURE_FONT = 'Noto Sans S Chinese'

let ready: Promise<Uint8Array> | null = null

/** Loads the drawing program and the font once in the life of the process. */
const prepare = () =>
  (ready ??= (async () => {
    const { resolve } = createRequire(import.meta.url)
    const wasm = await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm'))
    // The package names no path to the font itself, only to its list.
    const font = await readFile(
      join(dirname(resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf'),
    )
    await initWasm(wasm)
    return font
  })())

/** Paints an SVG as PNG at twice its size, white behind it. */
export async function paint(svg: string, width: number, height: number): Promise<Picture> {
  const font = await prepare()
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width * 2 },
    font: { fontBuffers: [font], defaultFontFamily: PICTURE_FONT, loadSystemFonts: false },
  })
  try {
    const image = drawing.render()
    try {
      return { png: await png(image.pixels, image.width, image.height), width, height }
    } finally {
      image.free()
    }
  } finally {
    drawing.free()
  }
}
