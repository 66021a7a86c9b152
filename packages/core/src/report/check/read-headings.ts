import { headingNumber } from './heading-number.ts'
import { plainText } from './plain-text.ts'
import type { Paragraph, ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { Heading } from './structure.ts'

/** A heading says little: longer first sentences are text that happens to begin with a number. */
const LONGEST = 42

/** The headings of a file, in order, with the blocks that belong to each. */
export function readHeadings(file: number, document: ReadDocument, words: ReportWords): Heading[] {
  const meaning = meanings(words)
  const found: Omit<Heading, 'blocks'>[] = []
  document.blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return
    const heading = headingOf(block, meaning)
    if (!heading) return
    const at = { file, block: index, cell: null, from: heading.from, to: heading.to }
    found.push({
      at: { ...at, text: block.text.slice(at.from, at.to) },
      level: heading.level,
      number: heading.number,
      automatic: heading.automatic,
      part: heading.part,
    })
  })
  return found.map((heading, i) => {
    const next = found.slice(i + 1).find((other) => other.level <= heading.level)
    return {
      ...heading,
      blocks: { from: heading.at.block, to: next?.at.block ?? document.blocks.length },
    }
  })
}

type Found = Pick<Heading, 'level' | 'number' | 'automatic' | 'part'> & { from: number; to: number }

function headingOf(block: Paragraph, meaning: ReadonlyMap<string, string>): Found | null {
  const plain = plainText(block.text)
  const numbered = headingNumber(plain)
  const auto = block.autoNumber ? headingNumber(`${plainText(block.autoNumber)} `) : null
  const begin = numbered?.length ?? plain.length - plain.trimStart().length
  // A heading may run on into its text: （一）项目概况。一般公共预算项目…
  const rest = plain.slice(begin)
  const colon = rest.indexOf(':')
  // （一）决策：立项依据充分，得5分: what stands before the colon is the heading, where it says as little as one.
  const level = (numbered ?? auto)?.level ?? 4
  const labelled =
    colon > 0 &&
    level < 4 &&
    (exactPart(rest.slice(0, colon), meaning) !== null ||
      (level <= 2 && colon <= 10 && !/[,。;\d]/.test(rest.slice(0, colon))))
  const stop = labelled ? colon : rest.search(/[。;\n]/)
  const end = stop < 0 ? plain.trimEnd().length : begin + stop
  const wording = plain.slice(begin, end)
  if (wording.trim() === '' || wording.length > LONGEST) return null
  const part = partOf(wording, meaning)
  const alone = stop < 0 || plain.slice(end + 1).trim() === ''
  const place = { from: begin, to: end, part }
  if (numbered) {
    // 1.某某是… in running text: a numbered sentence, unless it stands alone without verbs of a sentence or is a known part.
    if (part === null && numbered.level >= 3 && (!alone || /[,:]/.test(wording))) return null
    if (part === null && numbered.level <= 2 && !alone && wording.length > 20) return null
    return { ...place, level: numbered.level, number: numbered.value, automatic: false }
  }
  if (auto) return { ...place, level: auto.level, number: auto.value, automatic: true }
  if (block.level !== null && alone)
    return { ...place, level: Math.min(4, block.level) as Heading['level'], number: null, automatic: false }
  // Without number and style only a wording that is known whole is a heading: 绩效目标应包括… is a sentence.
  if (part !== null && exactPart(wording, meaning) !== null && (alone || strong(wording)))
    return { ...place, level: LEVELS[part] ?? 2, number: null, automatic: false }
  return null
}

/** A wording that is a heading even with text behind it on the line. */
const strong = (wording: string): boolean => wording.length >= 6

/** Where a part stands whose number is lost. */
const LEVELS: Readonly<Record<string, Heading['level']>> = {
  basics: 1,
  'unit-report': 1,
  process: 1,
  conclusion: 1,
  results: 1,
  analysis: 1,
  application: 1,
  experience: 1,
  problems: 2,
  advice: 1,
  other: 1,
  'goal-total': 3,
  'goal-stage': 3,
  preparation: 3,
  organising: 3,
  analysing: 3,
  arrival: 3,
  usage: 3,
  'fund-rules': 3,
  organisation: 3,
  administration: 3,
  economy: 3,
  efficiency: 3,
  effect: 3,
  sustainability: 3,
}

const bare = (text: string): string =>
  text
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s,、.:;。"'《》()]/g, '')
    .replace(/^项目支出/, '项目')

function meanings(words: ReportWords): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const [part, list] of Object.entries(words.headings))
    for (const word of list) if (!map.has(bare(word))) map.set(bare(word), part)
  return map
}

function exactPart(wording: string, meaning: ReadonlyMap<string, string>): string | null {
  const text = bare(wording)
  return (
    meaning.get(text) ??
    meaning.get(text.replace(/^(?:项目|绩效|本次|该项目)/, '')) ??
    meaning.get(core(text)) ??
    null
  )
}

/** 决策类指标分析情况, 项目产出指标完成情况 → 决策, 产出: what a heading is about, without the words that all of them have. */
const core = (text: string): string =>
  text
    .replace(/^(?:关于|项目)/, '')
    .replace(
      /(?:(?:类|方面|维度)?(?:绩效|评价)?(?:指标)?(?:完成|实现|评价|得分)?(?:情况)?(?:分析|评价)?(?:情况)?)$/,
      '',
    )

function partOf(wording: string, meaning: ReadonlyMap<string, string>): string | null {
  const exact = exactPart(wording, meaning)
  if (exact) return exact
  const text = bare(wording)
  // Some authors add to the wording (资金到位情况及分析说明); the longest known wording inside a short heading counts.
  let best: [string, string] | null = null
  for (const [word, part] of meaning)
    if (
      word.length >= 4 &&
      word.length > (best?.[0].length ?? 0) &&
      text.includes(word) &&
      text.length <= word.length + 8
    )
      best = [word, part]
  return best?.[1] ?? null
}
