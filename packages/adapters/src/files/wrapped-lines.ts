/** A line of text and how wide it is, in widths of a Chinese character. */
export type Line = { readonly text: string; readonly width: number; readonly indent: number }

/** Widths of a text in Chinese characters: Latin letters and digits take half of one. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) as number) < 0x2000 ? 0.5 : 1
  return width
}

const NUMBERED =
  /^\s*(?:[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十\d]{1,4}[章节条部分]|[（(]\d{1,2}[)）]|\d{1,2}(?:\.\d{1,2})*[、.．]\s*(?!\d)|[①-⑳]|附件|附表|表\s*\d|注[:：])/
const ENDS = /[。！？!?；;：:]["”』」]?\s*$/

/** Whether a line begins something of its own, by its number. */
export const isNumbered = (text: string): boolean => NUMBERED.test(text)
/** Whether a line ends a sentence. */
export const endsSentence = (text: string): boolean => ENDS.test(text)

/** Two lines of one paragraph as one: a space only between Latin words. */
export const joined = (first: string, next: string): string =>
  /[A-Za-z,.]$/.test(first) && /^[A-Za-z]/.test(next) ? `${first} ${next}` : first + next

/**
 * Lines that were broken at a fixed width put together again into paragraphs. A text whose lines are of any length, one
 * paragraph each, comes back as it is.
 */
export function unwrapped(lines: readonly Line[]): string[] {
  const widest = Math.max(0, ...lines.map((l) => l.width + l.indent))
  const full = (line: Line) => line.width + line.indent >= widest - 2
  const filled = lines.filter(full).length
  const isWrapped = widest >= 16 && widest <= 60 && lines.length > 3 && filled >= lines.length * 0.4
  if (!isWrapped) return lines.map((l) => l.text)
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (open && last !== undefined && line.indent < 1 && !isNumbered(line.text))
      paragraphs[paragraphs.length - 1] = joined(last, line.text)
    else paragraphs.push(line.text)
    open = full(line)
  }
  return paragraphs
}
