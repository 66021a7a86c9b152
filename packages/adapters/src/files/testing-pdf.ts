/** A page of a hand-made PDF: A4, `y` from the top. */
export type TestPage = {
  readonly texts?: readonly (readonly [x: number, y: number, text: string, size?: number])[]
  readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]
}

const HEIGHT = 842
/** The UTF-16 codes of a text in hexadecimal. */
export const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`

/** A PDF with one font, whose codes are those of the characters: Latin ones half as wide as Chinese ones. */
export const pdfOf = (...pages: readonly TestPage[]): Uint8Array =>
  written(pages, hex, '/Encoding /Identity-H /ToUnicode 5 0 R', 'Identity', '[0 [500] 1 255 500]')

/** A PDF as older programs write it: a Chinese font that is named, not embedded, in an encoding that is named. @param encode the text's codes in hexadecimal */
export const oldPdfOf = (encoding: string, encode: (text: string) => string, page: TestPage): Uint8Array =>
  written([page], encode, `/Encoding /${encoding}`, 'GB1', '[1 95 500 814 908 500]')

function written(
  pages: readonly TestPage[],
  encode: (text: string) => string,
  encoding: string,
  ordering: string,
  widths: string,
): Uint8Array {
  const objects: string[] = []
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  const first = 6
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  objects.push(`<< /Type /Font /Subtype /Type0 /BaseFont /Test ${encoding} /DescendantFonts [4 0 R] >>`)
  objects.push(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /DW 1000 /W ${widths} /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>`,
  )
  objects.push(stream(TO_UNICODE))
  for (const { texts = [], lines = [] } of pages) {
    const shown = texts.map(
      ([x, y, text, size = 12]) => `BT /F1 ${size} Tf ${x} ${HEIGHT - y} Td <${encode(text)}> Tj ET`,
    )
    const drawn = lines.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`)
    const number = objects.length + 1
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
      stream([...shown, ...drawn].join('\n')),
    )
  }
  let pdf = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = pdf.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(pdf, 'latin1')
}

/** The lines of a table with these columns and rows. */
export const grid = (xs: readonly number[], ys: readonly number[]): TestPage['lines'] => [
  ...ys.map((y) => [xs[0] as number, y, xs.at(-1) as number, y] as const),
  ...xs.map((x) => [x, ys[0] as number, x, ys.at(-1) as number] as const),
]
