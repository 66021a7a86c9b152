/** Signs of the Wingdings fonts that people put into reports as ticks and boxes. */
const SIGNS: Readonly<Record<string, string>> = {
  FC: '√',
  FE: '☑',
  '52': '☑',
  FD: '☒',
  '54': '☒',
  A8: '□',
  '6F': '□',
  '71': '□',
  A3: '□',
  FB: '×',
  B7: '·',
  '6C': '●',
  '6E': '■',
}

/** The character that a `w:sym` shows; '' for signs that mean nothing in a text. @param code its four hexadecimal digits */
export const symbolOf = (code: string): string => {
  const value = Number.parseInt(code, 16)
  if (!Number.isFinite(value) || value < 32) return ''
  // Fonts of signs are mapped into the private area; others are named by their own code.
  if (value >= 0xf000 && value <= 0xf0ff) return SIGNS[(value - 0xf000).toString(16).toUpperCase()] ?? ''
  return value < 0xd800 ? String.fromCharCode(value) : ''
}
