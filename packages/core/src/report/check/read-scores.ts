import { Decimal } from '../../kernel/decimal.ts'
import type { GradeClaim, ScoreClaim } from './claim.ts'
import { anyOf } from './literal.ts'
import { wordFinder } from './nearest-word.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { ScopeFinder } from './scope.ts'
import { plainText } from './plain-text.ts'
import { inAnalysis } from './part-text.ts'
import { quoteIn, type Sentence } from './sentence.ts'
import type { Structure } from './structure.ts'

const POINTS =
  /(?<![\d.第])(\d{1,3}(?:\.\d{1,4})?)分(?![钟别析之公项类局管工支布期阶级值秒年月配拨享发为至到])/g
const FULL = /(?:满分|总分值|分值|权重|标准分|共计?|总计)(?:为|是|:|各)?$/
const EARNED =
  /^[,、)]*(?:项目|本次|该指标|指标|该项|其)*(?:自评|实际|评价|绩效评价|最终|综合|执行率|预算执行率|[一-龥]{2}指标)?(?:综合)?(?:得|得分|实得|评分|总分|总得分)(?:为|是|:)?$/
const MARKS = /^[,、(]*(?:该指标|指标|该项|其)?(?:满分|总分值|总分|分值|权重|标准分)(?:值)?(?:为|是|:|共)?$/
/** Sentences that lay down bands or marks, and give nobody points. */
const RULE = /(?:以上|以下|含\)|划分|(?<![得评总])分为|四个等级|不足|扣\d|得满分|不得分)/

/** The points of running text: of the whole evaluation or of a part, with the full marks where they stand beside them. */
export function readScores(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  words: ReportWords,
  scopeOf: ScopeFinder,
  structures: readonly Structure[],
): ScoreClaim[] {
  const totals = wordFinder({ total: words.totals })
  const parts = wordFinder({ part: words.scoreParts })
  const scores: ScoreClaim[] = []
  for (const [index, sentence] of sentences.entries()) {
    const { plain } = sentence
    if (!plain.includes('分') || RULE.test(plain)) continue
    const found = [...plain.matchAll(POINTS)]
    const full = new Map<number, Decimal>()
    found.forEach((match, i) => {
      if (FULL.test(plain.slice(0, match.index))) full.set(i, match[1] as Decimal)
    })
    const between = (i: number): string =>
      plain.slice((found[i]?.index ?? 0) + (found[i]?.[0].length ?? 0), found[i + 1]?.index)
    // 分值20分，得19分 · 得19分（满分20分）: nothing else may stand between the two.
    const fullBefore = (i: number) => (EARNED.test(between(i - 1)) ? full.get(i - 1) : undefined)
    const fullBehind = (i: number) => (MARKS.test(between(i)) ? full.get(i + 1) : undefined)
    let done = 0
    found.forEach((match, i) => {
      const from = match.index
      const to = from + match[0].length
      const before = plain.slice(0, from)
      const clause = plain.slice(Math.max(done, before.lastIndexOf(',') + 1), from)
      done = to
      const points = Decimal.safeParse(match[1])
      if (full.has(i) || !points.success) return
      const total = totals.last(clause)
      // 决策指标得分18分: the part's name stands before the word, and makes the total a part's.
      const part = parts.last(total ? clause.slice(0, total.from) : clause)
      const scope = scopeOf(sentence, before, clause, plain.slice(to, to + 14))
      const isTotal =
        total !== null &&
        !part &&
        !DIFFERENCE.test(clause) &&
        // 指标体系总分100分 is what could be had, 评价总分100分，得分79.96分 as well.
        !(total.word === '总分' && points.data === '100') &&
        !(
          total.word.endsWith('总分') &&
          points.data === '100' &&
          SCORED.test(behind(sentences, index, to))
        ) &&
        !inAnalysis(structures[sentence.file], sentence.block) &&
        !isOfIndicator(files, sentence)
      scores.push({
        at: quoteIn(files, sentence, from, to),
        points: points.data,
        outOf: fullBefore(i) ?? fullBehind(i) ?? scaleOf(plain),
        of: !isTotal ? 'part' : scope.subject === null ? 'total' : 'another',
        name: part ? clause.slice(0, part.to).replace(/^[^一-龥]*/, '') : '',
        by: giverOf(clause),
        scope,
      })
    })
  }
  return scores
}

/** Points that somebody got, other than all of 100. */
const SCORED = /得[^,。;\d]{0,6}(?!100(?:\.0+)?分)\d{1,3}(?:\.\d{1,4})?分/

/** What stands behind a number in its paragraph. */
function behind(sentences: readonly Sentence[], index: number, to: number): string {
  const own = sentences[index]
  let text = own?.plain.slice(to) ?? ''
  for (let i = index + 1; sentences[i]?.block === own?.block && sentences[i]?.file === own?.file; i++) {
    if (i - index > 8) break
    text += sentences[i]?.plain ?? ''
  }
  return text
}

/** 与自评相差14.88分, 比上年提高2.5分: points between two results. */
const DIFFERENCE = /相差|差异|差距|高于|低于|高出|提高|提升|下降|降低|减少|增加|上升/

/** The paragraph begins with the name of an indicator: 3.绩效目标合理性。满分4分。评价得分为3分. */
function isOfIndicator(files: readonly ReadDocument[], sentence: Sentence): boolean {
  const block = files[sentence.file]?.blocks[sentence.block]
  const plain = block?.kind === 'paragraph' ? plainText(block.text).replace(/\s/g, '') : ''
  return /(?:^|[。;])[^,。;:]{0,24}?(?:性|率|度|指标)(?:[(][^()]{1,10}[)])?[。:;]/.test(plain)
}

/** 按十分制计, 百分制: out of what the points of a sentence are. */
function scaleOf(plain: string): Decimal | null {
  const scale = /(百|十|五|\d{2,3})分制/.exec(plain)?.[1]
  if (scale === undefined) return null
  return ({ 百: '100', 十: '10', 五: '5' }[scale] ?? scale) as Decimal
}

/** Who gave the points: the last such word before them. */
function giverOf(clause: string): ScoreClaim['by'] {
  const self = Math.max(clause.lastIndexOf('自评'), clause.lastIndexOf('自我评价'))
  const other = Math.max(
    ...['复核', '复评', '抽查', '评审', '评价得分', '评价总分', '评价总得分', '重评'].map((w) =>
      clause.lastIndexOf(w),
    ),
  )
  return self < 0 && other < 0 ? null : self > other ? 'self' : 'other'
}

/** The grade words that are said of the result. A table of bands says nothing of it. */
export function readGrades(
  files: readonly ReadDocument[],
  sentences: readonly Sentence[],
  words: ReportWords,
  scopeOf: ScopeFinder,
): GradeClaim[] {
  const all = Object.entries(words.grades)
    .flatMap(([grade, list]) => list.map((word) => [word, grade] as const))
    .sort(([a], [b]) => b.length - a.length)
  if (all.length === 0) return []
  const word = anyOf(all.map(([w]) => w))
  const end = `(?=["')]|级|等|档|,|。|;|$)`
  const said = new RegExp(
    `(?:等级|评级|级别|档次|等次|评定|评价结论|评价结果|结论|结果|绩效)(?:[一-龥]{0,4}?)(?:为|是|属于?|达到|:|评为|定为)["'(]*(${word})${end}|(?:(?:评定|评价|绩效|自评)(?:等级|级别|档次|等次)|(?<=分,)等级)["'(]*(${word})${end}`,
    'g',
  )
  const behind = new RegExp(
    `(?<![\\d.~至到-])\\d{1,3}(?:\\.\\d{1,4})?分(?:[(](?:百分制|[满总]分\\d+分?)[)])?(?:[(]|,(?:(?:项目|本项目|总体|整体|综合|最终|绩效|自评)*(?:被)?(?:评为|评定为|定为|属于?|处于))["'(]*)(${word})${end}`,
    'g',
  )
  const totals = wordFinder({ total: words.totals })
  const parts = wordFinder({ part: words.scoreParts })
  const grades: GradeClaim[] = []
  for (const sentence of sentences) {
    const { plain } = sentence
    if (RULE.test(plain)) continue
    const add = (grade: string, to: number, before: string, clause: string) => {
      if (
        grades.some(
          (g) => g.at.block === sentence.block && g.at.file === sentence.file && g.at.to === at(to).to,
        )
      )
        return
      grades.push({
        at: quoteIn(files, sentence, to - grade.length, to),
        grade: all.find(([w]) => w === grade)?.[1] ?? grade,
        scope: scopeOf(sentence, before, clause, ''),
      })
    }
    const at = (to: number) => quoteIn(files, sentence, to - 1, to)
    for (const match of plain.matchAll(said)) {
      const grade = match[1] ?? match[2] ?? ''
      const to = match.index + match[0].length
      add(grade, to, plain.slice(0, to - grade.length), match[0].slice(0, -grade.length))
    }
    // 92.5分,被评为"良" · 86.3分(良): said right behind points of the whole, it is theirs, with whatever narrows them.
    const right = [...plain.matchAll(behind)]
    if (right.length > 1) continue
    for (const match of right) {
      const before = plain.slice(0, match.index)
      const clause = before.slice(before.lastIndexOf(',') + 1)
      const total = totals.last(clause)
      if (total && !parts.last(clause.slice(0, total.from)))
        add(match[1] ?? '', match.index + match[0].length, before, clause)
    }
  }
  return grades
}
