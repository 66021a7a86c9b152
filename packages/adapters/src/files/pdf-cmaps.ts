/**
 * Character maps for PDFs that name a Chinese encoding and embed no map of their own, as older programs write them. The real
 * maps number glyphs by Adobe's list of 30,000; what text needs is only a way from code to character. So each character of
 * GBK is numbered by its GBK code, above all of Adobe's numbers, and the map from numbers to characters says so.
 */
const GBK_NAMED = /^(GBK|GBKp|GBK2K|GB|GBpc)(-EUC)?-[HV]$/
const UNICODE_NAMED = /^UniGB-(UCS2|UTF16)-[HV]$/
/** Adobe's numbers of the Latin letters, half wide and of proportional width. */
const HALF_WIDE = 814
const PROPORTIONAL = 1

let pairs: readonly (readonly [code: number, unicode: string])[] | null = null

/** Each two-byte code of GBK with its character's UTF-16 code in hexadecimal. */
function gbk(): readonly (readonly [code: number, unicode: string])[] {
  if (pairs) return pairs
  const decoder = new TextDecoder('gbk')
  const found: (readonly [number, string])[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd')
        found.push([(lead << 8) | trail, text.charCodeAt(0).toString(16).padStart(4, '0')])
    }
  pairs = found
  return found
}

const cmap = (...sections: string[]): Uint8Array =>
  Buffer.from(`begincmap\n${sections.join('\n')}\nendcmap`, 'latin1')
const section = (kind: string, lines: readonly string[]): string =>
  `${lines.length} begin${kind}\n${lines.join('\n')}\nend${kind}`

/** The character map of a name, as pdf.js reads it. @throws Error for names we do not know: text in such a font stays unread */
export function characterMap(name: string): Uint8Array {
  if (name === 'Adobe-GB1-UCS2') {
    const latin = [HALF_WIDE, PROPORTIONAL].flatMap((first) =>
      Array.from({ length: 95 }, (_, i) => `<${hex(first + i)}> <${hex(0x20 + i)}>`),
    )
    const lines = [...latin, ...gbk().map(([code, unicode]) => `<${hex(code)}> <${unicode}>`)]
    return cmap(section('codespacerange', ['<0000> <ffff>']), section('bfchar', lines))
  }
  if (GBK_NAMED.test(name)) {
    const latin = /^(GBKp|GBK2K|GBpc)/.test(name) ? PROPORTIONAL : HALF_WIDE
    const ranges = Array.from({ length: 0x7e }, (_, i) => {
      const first = ((0x81 + i) << 8) | 0x40
      return `<${hex(first)}> <${hex(first + 0xbe)}> ${first}`
    })
    return cmap(
      section('codespacerange', ['<00> <80>', '<8140> <fefe>']),
      section('cidrange', [`<20> <7e> ${latin}`, ...ranges]),
    )
  }
  if (UNICODE_NAMED.test(name))
    return cmap(
      section('codespacerange', ['<0000> <ffff>']),
      section('cidrange', [`<0020> <007e> ${PROPORTIONAL}`]),
      section(
        'cidchar',
        gbk().map(([code, unicode]) => `<${unicode}> ${code}`),
      ),
    )
  throw new Error(`no character map ${name}`)
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** Gives pdf.js its character maps, and nothing else. */
export class CharacterMaps {
  /** The one kind of data there is. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`no ${kind}`)
    return characterMap(filename)
  }
}
