// Control characters but tab and the ends of lines, halves of a pair, and code points that are no characters: nobody sees
// them, they come along when text is pasted, and PostgreSQL stores neither U+0000 nor half a pair.
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

// Word's line break within a paragraph, and the page break.
// oxlint-disable-next-line no-control-regex
const BREAK = /[\u000b\u000c]/g

/** Text without the characters that nobody can see or store. What Word pastes as a line break becomes one. */
export const plainText = (text: string): string => text.replace(BREAK, '\n').replace(UNSEEN, '')

/** The same for every text in a value as it came from outside, however deep; everything else stays as it is. */
export function plainInput(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value)
  if (Array.isArray(value)) return value.map(plainInput)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [plainText(key), plainInput(inside)]),
  )
}
