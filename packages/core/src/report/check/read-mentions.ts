import type { CountClaim, Mention } from './claim.ts'
import { chineseNumber } from './chinese-number.ts'
import { anyOf } from './literal.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { ScopeFinder } from './scope.ts'
import { quoteIn, type Sentence } from './sentence.ts'

const ATTACHMENT = /附[件表](?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,2})?/g
const DOCUMENT = /《([^《》]{2,60})》|[一-龥]{1,8}[[(]((?:19|20)\d{2})[\])]\d{1,4}号/g
const UNIT = /[一-龥]{2,14}?(?:融媒体中心|宣传部|财政局|广播电视台|新闻中心|传媒集团|电视台|人民政府)/g

/** What a text refers to by name. */
export function readMentions(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  words: ReportWords,
): Mention[] {
  const methods = words.methods.length > 0 ? new RegExp(anyOf(words.methods), 'g') : null
  const forms: readonly (readonly [Mention['kind'], RegExp])[] = [
    ['attachment', ATTACHMENT],
    ['document', DOCUMENT],
    ['unit', UNIT],
    ...(methods ? [['method', methods] as const] : []),
  ]
  const mentions: Mention[] = []
  for (const sentence of sentences)
    for (const [kind, form] of forms)
      for (const match of sentence.plain.matchAll(form))
        mentions.push({
          kind,
          name: match[1] ?? match[0],
          at: quoteIn(files, sentence, match.index, match.index + match[0].length),
        })
  return mentions
}

const COUNT =
  /(?<![\d.第])(\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个|项|条|类|份|次|名|家|大|方面的?)?(三级指标|二级指标|一级指标|绩效指标|评价指标|指标|子项目|阶段性目标|绩效目标|目标|问题|建议|措施|样本|问卷|用途)/g
const COUNT_BEHIND =
  /(三级指标|二级指标|一级指标|绩效指标|评价指标|子项目|绩效目标)(?:共|共计|共设|有|为|设置)?(\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个|项|条|类)/g

/** Stated numbers of things. */
export function readCounts(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  scopeOf: ScopeFinder,
): CountClaim[] {
  const counts: CountClaim[] = []
  for (const sentence of sentences) {
    const add = (match: RegExpMatchArray, number: string, thing: string) => {
      const count = Number(/\d/.test(number) ? number : (chineseNumber(number) ?? Number.NaN))
      const from = match.index ?? 0
      const to = from + match[0].length
      if (!Number.isInteger(count)) return
      const before = sentence.plain.slice(0, from)
      counts.push({
        at: quoteIn(files, sentence, from, to),
        count,
        thing,
        scope: scopeOf(
          sentence,
          before,
          before.slice(before.lastIndexOf(',') + 1),
          sentence.plain.slice(to, to + 14),
        ),
      })
    }
    for (const match of sentence.plain.matchAll(COUNT)) add(match, match[1] ?? '', match[2] ?? '')
    for (const match of sentence.plain.matchAll(COUNT_BEHIND)) add(match, match[2] ?? '', match[1] ?? '')
  }
  return counts
}
