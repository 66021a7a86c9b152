import type { Block } from './read-document.ts'

const CAPTION =
  /^\s*(?:附?表\s*[\d一二三四五六七八九十〇-]|附件\s*[\d一二三四五六七八九十])|表\s*(?:[（(【[][^）)】\]]*[）)】\]]\s*)*$/
const UNIT = /单位\s*[:：]|[（(]\s*单位|[（(]\s*(?:\d{4}|　*|\s*)\s*年度?\s*[）)]\s*$/

/** The blocks with each untitled table called by the caption right above it: a line that names a table, and lines with its unit or year. */
export function titled(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => {
    if (block.kind === 'paragraph' || block.title !== '') return block
    const lines: string[] = []
    for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
      const above = blocks[i]
      if (above?.kind !== 'paragraph') break
      const text = above.text.trim()
      if (text.length > 60 || /[。；;]$/.test(text)) break
      if (CAPTION.test(text)) {
        lines.unshift(text)
        break
      }
      if (!UNIT.test(text)) break
      lines.unshift(text)
    }
    return lines.length === 0 ? block : { ...block, title: lines.join('\n') }
  })
}
