/** An attribute's value; null without. */
export const attribute = (attributes: string, name: string): string | null => {
  const at = attributes.toLowerCase().indexOf(`${name}=`)
  return at < 0 ? null : (/^["']?([^"'\s>]*)/.exec(attributes.slice(at + name.length + 1))?.[1] ?? null)
}

/** A tag with the text before it. */
export type Token = { tag: string; closing: boolean; attributes: string; text: string }

/** The tags of a web page in order; scripts and styles are skipped, never run. */
export function* tokens(html: string): Generator<Token> {
  let at = 0
  let lower: string | null = null
  while (at < html.length) {
    const start = html.indexOf('<', at)
    const text = html.slice(at, start < 0 ? html.length : start)
    if (start < 0) return yield { tag: '', closing: false, attributes: '', text }
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4)
      yield { tag: '', closing: false, attributes: '', text }
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = html.indexOf('>', start)
    const inner = html.slice(start + 1, end < 0 ? html.length : end)
    const name = /^(\/?)([a-zA-Z][\w:]*)/.exec(inner)
    const tag = name?.[2]?.toLowerCase() ?? ''
    yield { tag, closing: name?.[1] === '/', attributes: inner, text }
    at = end < 0 ? html.length : end + 1
    if ((tag === 'script' || tag === 'style') && name?.[1] !== '/') {
      lower ??= html.toLowerCase()
      const over = lower.indexOf(`</${tag}`, at)
      at = over < 0 ? html.length : over
    }
  }
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  yen: '¥',
}

/** Text of a cell: entities resolved, white space as a browser shows it. */
export function plainText(html: string): string {
  return html
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1
        if (code >= 0) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
        return NAMED[name?.toLowerCase() ?? ''] ?? whole
      },
    )
    .trim()
}
