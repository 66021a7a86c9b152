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

/** All of them, and the digits and letters of full width. */
const OTHER = new RegExp(`[${Object.keys(SAME).join('')}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]`, 'g')

/**
 * The text as rules read it: full-width digits, letters and signs in half width, every kind of space one space. It has
 * exactly as many characters as the author's text. The full stop 。 and the comma 、 stay: they end what belongs together.
 */
export const plainText = (text: string): string =>
  text.replace(OTHER, (char) => SAME[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0))
