/** Characters that mean the same to a reader, one for one, so that places in the plain text are places in the author's. */
const SAME: Readonly<Record<string, string>> = {
  '，': ',',
  '．': '.',
  '％': '%',
  '﹪': '%',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '﹙': '(',
  '﹚': ')',
  '［': '[',
  '］': ']',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '－': '-',
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '～': '~',
  '∼': '~',
  '〜': '~',
  '＋': '+',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≧': '≥',
  '≦': '≤',
  '⩾': '≥',
  '⩽': '≤',
  '／': '/',
  '＊': '*',
  '“': '"',
  '”': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '　': ' ',
  '\u00a0': ' ',
  '\t': ' ',
  '\r': ' ',
}

/**
 * The text as rules read it: full-width digits, letters and signs in half width, every kind of space one space. It has
 * exactly as many characters as the author's text. The full stop 。 and the comma 、 stay: they end what belongs together.
 */
export function plainText(text: string): string {
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    const code = text.charCodeAt(i)
    plain +=
      SAME[char] ??
      ((code >= 0xff10 && code <= 0xff19) ||
      (code >= 0xff21 && code <= 0xff3a) ||
      (code >= 0xff41 && code <= 0xff5a)
        ? String.fromCharCode(code - 0xfee0)
        : char)
  }
  return plain
}
