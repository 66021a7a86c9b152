import { plainText } from './plain-text.ts'
import type { ReadDocument } from './read-document.ts'
import type { Structure } from './structure.ts'

/**
 * A report's title as lists show it: with the name in brackets on the line below, 项目支出绩效评价报告（某某项目）, by which
 * it is told from the others. Null without a title.
 */
export function shownTitle(
  documents: readonly ReadDocument[],
  { title }: Pick<Structure, 'title'>,
): string | null {
  if (!title) return null
  const text = title.text.trim()
  const document = documents[title.file]
  if (document?.blocks[title.block]?.kind !== 'paragraph') return text
  const below = document.blocks
    .slice(title.block + 1, title.block + 4)
    .find((block) => block.kind === 'table' || block.text.trim() !== '')
  const name = below?.kind === 'paragraph' ? nameInBrackets(below.text) : null
  return name === null || text.includes(name) ? text : `${text}（${name}）`
}

/** 2023年度, 征求意见稿, 参考提纲, 盖章: what else stands in brackets below a title. */
const NO_NAME = /(?:年度?|稿|提纲|格式|模板|样式|式样|文本|版|盖章|公章|名称|密级?|\d{1,2}[月日])$/

/** What a line says that is one pair of brackets, if it may name something. */
function nameInBrackets(line: string): string | null {
  const plain = plainText(line).trim()
  const inside = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(plain)?.[1]?.trim()
  if (inside === undefined || inside.length > 60 || NO_NAME.test(inside)) return null
  if ((inside.match(/\p{Script=Han}/gu)?.length ?? 0) < 4) return null
  return line.trim().slice(1, -1).trim()
}
