import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { FileFault } from './file-fault.ts'
import { CharacterMaps } from './pdf-cmaps.ts'

/** A piece of text where it stands: left end of its base line, width and size in points, `y` from the top of the page. */
export type PdfText = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Turned by a quarter, as labels in narrow columns are; it counts in a table only, where it stands in the middle of `x` and `y`. */
  readonly turned?: true
}
/** A straight stroke: along y (or x) from one end to the other. */
export type Stroke = { readonly at: number; readonly from: number; readonly to: number }
/** What is on a page. */
export type PdfPage = {
  readonly width: number
  readonly height: number
  readonly texts: readonly PdfText[]
  readonly across: readonly Stroke[]
  readonly down: readonly Stroke[]
}

type Matrix = readonly [number, number, number, number, number, number]
type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>
type PageProxy = Awaited<ReturnType<Proxy['getPage']>>

/** Strokes beyond this are a drawing, not a table. */
const MAX_STROKES = 5_000
const THIN = 3
/** AnnotationMode.DISABLE of pdf.js. */
const NO_ANNOTATIONS = 0

/** Reads the pages of a PDF one after the other. @throws FileFault `file-encrypted`, `file-damaged` */
export async function* pdfPages(bytes: Uint8Array): AsyncGenerator<PdfPage> {
  lendBuffers()
  const options = {
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    // Pictures are not decoded.
    maxImageSize: 1,
    BinaryDataFactory: CharacterMaps,
    useWorkerFetch: false,
    cMapPacked: false,
  }
  let pdf: Proxy
  try {
    pdf = await getDocumentProxy(new Uint8Array(bytes), options)
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw new FileFault(isLocked ? 'file-encrypted' : 'file-damaged')
  }
  const { OPS } = await getResolvedPDFJS()
  try {
    for (let number = 1; number <= pdf.numPages; number++) yield await pageOf(await pdf.getPage(number), OPS)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Node 20 has no `transferToFixedLength`, without which pdf.js reads no shapes. */
function lendBuffers(): void {
  const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer }
  buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const made = new ArrayBuffer(length)
    new Uint8Array(made).set(new Uint8Array(this, 0, Math.min(this.byteLength, length)))
    return made
  }
}

async function pageOf(page: PageProxy, ops: Readonly<Record<string, number>>): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 })
  const view = viewport.transform as unknown as Matrix
  const texts: PdfText[] = []
  const { items } = await page.getTextContent()
  for (const item of items) {
    if (!('str' in item) || item.str === '' || item.height === 0) continue
    const [a, b, , , x, y] = times(view, item.transform as unknown as Matrix)
    if (Math.abs(a) < Math.abs(b) * 0.1) {
      const middle = y + (Math.sign(b) * item.width) / 2
      const size = Math.abs(b)
      texts.push({ text: item.str, x, y: middle + size * 0.35, width: 0, size, turned: true })
    }
    // Text that slants is a stamp or a water mark.
    if (Math.abs(b) > Math.abs(a) * 0.1) continue
    texts.push({ text: item.str, x, y, width: item.width, size: Math.abs(a) })
  }
  const strokes = mayHoldTable(texts, viewport.height)
    ? await strokesOf(page, ops, view)
    : { across: [], down: [] }
  page.cleanup()
  return { width: viewport.width, height: viewport.height, texts, ...strokes }
}

/** Whether anything stands beside another thing, header and footer aside. Shapes take as long to read as text, and most pages are running text. */
function mayHoldTable(texts: readonly PdfText[], height: number): boolean {
  const body = texts.filter((t) => t.text.trim() !== '' && t.y > height * 0.1 && t.y < height * 0.9)
  const sorted = body.sort((a, b) => a.y - b.y || a.x - b.x)
  return sorted.some((t, i) => {
    const before = sorted[i - 1]
    if (!before) return false
    const sameLine = Math.abs(t.y - before.y) < t.size * 0.3
    return sameLine ? t.x - before.x - before.width > t.size * 0.6 : t.y - before.y < t.size * 0.9
  })
}

async function strokesOf(page: PageProxy, ops: Readonly<Record<string, number>>, view: Matrix) {
  const across: Stroke[] = []
  const down: Stroke[] = []
  const add = (x1: number, y1: number, x2: number, y2: number) => {
    if (across.length + down.length > MAX_STROKES) return
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
    if (height < THIN && width > height * 2 && width > 4)
      across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else if (width < THIN && height > width * 2 && height > 4)
      down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS })
  const kept: Matrix[] = []
  let current = view
  fnArray.forEach((fn, i) => {
    const args = argsArray[i] as unknown[]
    if (fn === ops.save) kept.push(current)
    else if (fn === ops.restore) current = kept.pop() ?? view
    else if (fn === ops.transform) current = times(current, args as unknown as Matrix)
    else if (fn === ops.paintFormXObjectBegin) {
      kept.push(current)
      if (Array.isArray(args[0])) current = times(current, args[0] as unknown as Matrix)
    } else if (fn === ops.paintFormXObjectEnd) current = kept.pop() ?? view
    else if (fn === ops.constructPath && args[0] !== ops.endPath && args[0] !== ops.clip) {
      const filled = args[0] === ops.fill || args[0] === ops.eoFill
      const data = (args[1] as (ArrayLike<number> | null)[] | null)?.[0]
      if (data) trace(data, current, filled, add)
    }
  })
  return { across, down }
}

/** The straight pieces of a path that is drawn, and thin boxes that are filled. */
function trace(
  data: ArrayLike<number>,
  matrix: Matrix,
  filled: boolean,
  add: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  let at = 0
  let points: (readonly [number, number])[] = []
  const end = () => {
    if (points.length > 1 && filled) {
      const xs = points.map((p) => p[0])
      const ys = points.map((p) => p[1])
      if (points.length <= 6) add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    } else if (!filled)
      for (let i = 1; i < points.length; i++) {
        const [from, to] = [points[i - 1], points[i]]
        if (from && to) add(from[0], from[1], to[0], to[1])
      }
    points = []
  }
  const point = () => {
    const [x, y] = [data[at] ?? 0, data[at + 1] ?? 0]
    at += 2
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]] as const
  }
  while (at < data.length) {
    const op = data[at++]
    if (op === 0) {
      end()
      points.push(point())
    } else if (op === 1) points.push(point())
    else if (op === 4) {
      const first = points[0]
      if (first) points.push(first)
      end()
    } else {
      // A curve is no part of a table.
      at += op === 2 ? 6 : 4
      points = []
    }
  }
  end()
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]
