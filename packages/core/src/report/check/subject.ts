import { anyOf } from './literal.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { Sentence } from './sentence.ts'
import type { Heading, Structure } from './structure.ts'
import { plainText } from './plain-text.ts'

/**
 * Whose number it is: a sub-project, a town, an indicator, in the author's words; null when it is the evaluated project's own
 * or nobody is named. A report of many projects says 实际支出 of each, and none of them contradicts another.
 *
 * @param before the sentence's plain text before the number
 * @param clause its end, from the last comma or number on
 */
export type SubjectFinder = (sentence: Sentence, before: string, clause: string) => string | null

/** A clause that speaks of somebody from its beginning: 甲镇…, 县中医院…. */
const SOMEBODY =
  /^(?:[一二三四五六七八九十\d]{1,2}[是.、)]|[(][一二三四五六七八九十\d]{1,2}[)])?[^,:]{1,14}?(?:镇|乡|村|街道|社区|局|院|校|中学|小学|幼儿园|站|所|馆|公司|标段|工程|子项目|课题)/
const NUMBER = /\d(?:亿元|万元|千元|元|%|分)/
/** 1. （一） ① at the beginning of a paragraph. */
const LISTED = /^(?:[一二三四五六七八九十\d]{1,3}[.、)]|[(][一二三四五六七八九十\d]{1,3}[)]|[①-⑳])/
/** A short line that is a name: 高标准农田管护项目, 县中医院. */
const NAME =
  /^[^,、。;:\d]{2,24}(?:项目|经费|工程|补助|费|镇|乡|村|街道|社区|局|院|校|中学|小学|站|所|馆|公司|标段|中心)$/
/** What adds everything up begins anew. */
const WHOLE = /项目|合计|共计|总计|总体|全部|累计|以上|综上|本次/

export function subjectFinder(
  files: readonly ReadDocument[],
  structures: readonly Structure[],
  words: ReportWords,
): SubjectFinder {
  const rest = restFinder(words)
  const own = files.map((file, i) => ownNames(file, structures[i]))
  const headings = structures.map((structure, i) =>
    subjectsOfHeadings(structure, files[i], rest, own[i] ?? ''),
  )
  const named = (file: number, text: string): string | null => {
    const left = rest(text)
    return left === null || own[file]?.includes(left) ? null : left
  }
  const others = structures.map((structure, i) => otherReports(structure, files[i], own[i] ?? '', rest))
  const leadOf = (sentence: Sentence): string | null => {
    const lead = leadBefore(files, sentence)
    return lead === null ? null : named(sentence.file, lead)
  }
  const nearest = (sentence: Sentence, before: string, clause: string): string | null => {
    const direct = named(sentence.file, clause)
    if (direct !== null) return direct
    if (/合计|共计|总计|总体/.test(clause)) return null
    const earlier = before.slice(0, before.length - clause.length).split(',')
    for (const text of earlier.reverse()) {
      const said = NUMBER.test(text) ? text.slice(0, text.search(/\d/)) : (SOMEBODY.exec(text)?.[0] ?? '')
      const subject = named(sentence.file, said)
      if (subject !== null) return subject
      if (NUMBER.test(text) && WHOLE.test(said)) return null
    }
    return WHOLE.test(clause) && leadOf(sentence) === null
      ? null
      : (leadOf(sentence) ?? headings[sentence.file]?.[sentence.block] ?? null)
  }
  return (sentence, before, clause) =>
    nearest(sentence, before, clause) ?? others[sentence.file]?.[sentence.block] ?? null
}

/** What is left of a text without the words that name nobody; null when that is less than two characters. */
function restFinder(words: ReportWords): (text: string) => string | null {
  const empty = [
    ...words.nobody,
    ...Object.values(words.amounts).flat(),
    ...Object.values(words.rates).flat(),
    ...words.totals,
    ...words.plan,
  ]
  const pattern = empty.length === 0 ? /$^/g : new RegExp(anyOf([...new Set(empty)]), 'g')
  const known = new Map<string, string | null>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const left = text
      .replace(/\([^()]*\)|《[^《》]*》|\[[^[\]]*\]/g, ' ')
      .replace(pattern, ' ')
      .replace(/[^一-龥A-Za-z]/g, '')
    const found = left.length < 2 ? null : left
    known.set(text, found)
    return found
  }
}

/** Names of the evaluated project: the title, the short lines around it, and the cell behind 项目名称. */
function ownNames(file: ReadDocument, structure: Structure | undefined): string {
  const first = structure?.headings[0]?.at.block ?? 6
  // With a form for each of several projects none of their names is the report's.
  const forms = file.blocks.filter(
    (block) => block.kind === 'table' && block.cells.some((cell) => /^\s*项\s*目\s*名\s*称/.test(cell.text)),
  )
  const lines = file.blocks.slice(0, Math.min(first, 8)).flatMap((block) => {
    if (block.kind === 'paragraph')
      return block.text.length <= 60 && !/[。;；]|\d分|元/.test(block.text) ? [block.text] : []
    return forms.length > 1 ? [] : [block.title, ...block.cells.slice(0, 12).map((cell) => cell.text)]
  })
  const names = plainText([structure?.title?.text ?? '', file.name, ...lines].join(' ')).replace(/\s/g, '')
  // A year within the name is left out where the text names the project without it.
  return `${names} ${names.replace(/(?:19|20)\d{2}(?:年度?)?/g, '')}`
}

/** For every block the innermost heading above it that names somebody. */
function subjectsOfHeadings(
  structure: Structure,
  file: ReadDocument | undefined,
  rest: (text: string) => string | null,
  own: string,
): (string | null)[] {
  const subjects: (string | null)[] = Array.from({ length: file?.blocks.length ?? 0 }, () => null)
  const fill = (heading: Heading) => {
    // The title names the project itself.
    if (heading.at.block === structure.title?.block) return
    const left = heading.part === null ? rest(plainText(heading.at.text)) : null
    const subject = left === null || own.includes(left) ? null : left
    if (subject === null && heading.part === null) return
    for (let block = heading.blocks.from; block < heading.blocks.to; block++) subjects[block] = subject
  }
  // Outer headings stand before the inner ones, so that the inner ones count.
  for (const heading of structure.headings) fill(heading)
  // A name on a line of its own, whose number is lost, stands for what follows, up to the next short line.
  let name: string | null = null
  const headed = new Set(structure.headings.map((heading) => heading.at.block))
  file?.blocks.forEach((block, i) => {
    const plain = block.kind === 'paragraph' ? plainText(block.text).replace(/\s/g, '') : ''
    const isShort = block.kind === 'paragraph' && plain !== '' && plain.length <= 24 && !/[。;,]/.test(plain)
    if (headed.has(i)) name = null
    else if (isShort) {
      const left = NAME.test(plain) ? rest(plain) : null
      name = left === null || own.includes(left) ? null : left
    } else if (name !== null) subjects[i] ??= name
  })
  return subjects
}

/** Blocks of further reports in one file: the numbering of the highest level begins again, or another title stands there. */
function otherReports(
  structure: Structure,
  file: ReadDocument | undefined,
  own: string,
  rest: (text: string) => string | null,
): (string | null)[] {
  const starts = new Map<number, string>()
  let highest = 0
  for (const heading of structure.headings) {
    if (heading.level !== 1 || heading.number === null) continue
    if (heading.number === 1 && highest >= 3) starts.set(heading.at.block, `#${heading.at.block}`)
    highest = heading.number === 1 ? 1 : Math.max(highest, heading.number)
  }
  const first = structure.title?.block ?? 0
  file?.blocks.forEach((block, i) => {
    if (block.kind !== 'paragraph' || i <= first + 3) return
    const plain = plainText(block.text).replace(/\s/g, '')
    if (plain.length > 50 || /[。,;:]/.test(plain) || !/(?:报告|自评表|汇总表|情况说明)$/.test(plain)) return
    const left = rest(plain)
    if (left !== null && !own.includes(left)) starts.set(i, left)
  })
  let name: string | null = null
  return (file?.blocks ?? []).map((_, i) => (name = starts.get(i) ?? name))
}

/** The title that a sentence stands under within its paragraph: "1.立项依据充分性。该指标…"; its words, or null. */
function leadBefore(files: readonly ReadDocument[], sentence: Sentence): string | null {
  const block = files[sentence.file]?.blocks[sentence.block]
  if (block?.kind !== 'paragraph') return null
  const plain = plainText(block.text)
  const end = Math.max(sentence.from, plain.search(/[。:;]/))
  const pieces = plain
    .slice(0, Math.min(end, 2_000))
    .replace(/[^\S\n]/g, '')
    .split(/[。:;\n]/)
  for (const piece of pieces.reverse()) {
    if (piece === '' || piece.length > 40 || NUMBER.test(piece)) continue
    // Numbers are often lost on the way; then only a lead that is a name counts.
    if (LISTED.test(piece)) return piece.replace(LISTED, '')
    if (NAME.test(piece)) return piece
  }
  return null
}
