import { z } from 'zod'
import { type Decimal, divRound, scaled } from '../../../kernel/decimal.ts'
import { type Fen, wanText } from '../../../kernel/money.ts'
import { checkFunction, type Hit, type ReportReading } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { liesIn } from '../same-place.ts'
import { quoteIn, type Sentence } from '../sentence.ts'
import { placesOf } from '../tables/cell-value.ts'
import { magnitude } from '../tables/forms.ts'
import { arrivalRates } from './arrival-rate.ts'
import { changesFollow } from './changes-follow.ts'
import { listedRates } from './points-listed.ts'
import { sharesFollow } from './shares-follow.ts'
import { twoPlaces } from './table-execution.ts'

/**
 * A quoted rate, growth or rest that does not follow from the figures beside it: 回收率 from the sheets sent and returned,
 * 完成率 from plan and result, growth from two years, 结余 from budget and spending. Only within one sentence (growth within
 * one paragraph), and only where each figure is there once.
 */
export const figuresFollow = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => [
    ...reading.sentences.flatMap((s) => [
      ...survey(reading, s),
      ...completion(reading, s),
      ...rest(reading, s),
    ]),
    ...growth(reading),
    ...listedRates(reading),
    ...sharesFollow(reading),
    ...arrivalRates(reading),
    ...changesFollow(reading),
  ],
})

const COUNT = String.raw`[^,。;\d]{0,8}?(\d{1,7})(?:份|张)`
const SENT = new RegExp(`(?:发放|发出|下发|派发)${COUNT}`)
const BACK = new RegExp(`(?<!有效)(?:回收|收回)(?!率)${COUNT}`)
const VALID = new RegExp(`有效(?:问卷|答卷|样本|份数)?(?!率)${COUNT}`)
const RATE = String.raw`[^,。;\d]{0,4}?(\d{1,3}(?:\.\d{1,4})?)%`
const BACK_RATE = new RegExp(`(?<!有效)(?:回收率|收回率)${RATE}`)
const VALID_RATE = new RegExp(`(?:有效率|有效回收率)${RATE}`)

const SENDING = /发放|发出|下发|派发/g
const RETURNING = /(?<!有效)(?:回收|收回)(?!率)/g

/** Sheets of a survey: sent, returned, valid, and the two rates. */
function survey(reading: ReportReading, sentence: Sentence): Hit[] {
  const { plain } = sentence
  if (!/问卷|答卷|调查/.test(plain)) return []
  // Several groups, or sheets online beside those on paper: which number belongs to which is not to be told.
  if (/线上|网络|网上|电子|扫码|二维码|另[有外]?[^,]{0,6}(?:回|收)/.test(plain)) return []
  if ([SENT, BACK, VALID].some((form) => [...plain.matchAll(new RegExp(form, 'g'))].length > 1)) return []
  // 线上回收120份，线下发放100份、回收98份: two surveys, and nobody can tell which numbers belong together.
  if ([SENDING, RETURNING].some((words) => (plain.match(words) ?? []).length > 1)) return []
  const found = (form: RegExp) => form.exec(plain)
  const [sent, back, valid] = [found(SENT), found(BACK), found(VALID)]
  const number = (m: RegExpExecArray | null) => (m ? Number(m[1]) : null)
  const [a, b, c] = [number(sent), number(back), number(valid)]
  const quote = (m: RegExpExecArray) => quoteIn(reading.files, sentence, m.index, m.index + m[0].length)
  const hits: Hit[] = []
  if (sent && back && (b as number) > (a as number))
    hits.push({
      says: 'more',
      facts: { more: b as number, than: a as number },
      quotes: [quote(back), quote(sent)],
    })
  if (back && valid && (c as number) > (b as number))
    hits.push({
      says: 'more',
      facts: { more: c as number, than: b as number },
      quotes: [quote(valid), quote(back)],
    })
  const rates: readonly (readonly [RegExpExecArray | null, number | null, readonly (number | null)[]])[] = [
    [found(BACK_RATE), b, [a]],
    [found(VALID_RATE), c, [b, a]],
  ]
  for (const [rate, part, wholes] of rates) {
    const known = wholes.filter((w): w is number => w !== null && w > 0)
    if (!rate || part === null || known.length === 0) continue
    const stated = rate[1] as Decimal
    if (known.some((whole) => isShare(stated, part, whole))) continue
    hits.push({
      says: 'rate',
      facts: { stated, part, whole: known[0] ?? 0, computed: twoPlaces(share(part, known[0] as number)) },
      quotes: [quote(rate)],
    })
  }
  return hits
}

const UNIT = '次|台套|台|套|篇|条|场|人次|人|户|个|项|件|期|公里|站|处|名'
const PLANNED = new RegExp(
  String.raw`(?:计划|目标值?|年初设定|应(?![急用对收]))(?:完成|开展|巡检|举办|建设|采购|播发)?[^,。;\d]{0,10}?(\d{1,7})(${UNIT})`,
)
const DONE = new RegExp(
  String.raw`(?:实际|已|全年(?!计划|应))(?:完成|开展|巡检|举办|建成|采购|播发)?[^,。;\d]{0,10}?(\d{1,7})(${UNIT})`,
)
const DONE_RATE = new RegExp(`完成率${RATE}`, 'g')

/** 人 that goes on as 人次 is another unit. */
const LONGER = '次|套'

/** 计划52次，实际完成48次，完成率100%. More than planned may be called 100 %. */
function completion(reading: ReportReading, sentence: Sentence): Hit[] {
  const { plain } = sentence
  const rates = [...plain.matchAll(DONE_RATE)]
  const [planned, done, rate] = [PLANNED.exec(plain), DONE.exec(plain), rates[0]]
  if (!planned || !done || !rate || rates.length > 1 || planned[2] !== done[2]) return []
  // A forecast, or a second number in the clause: 12个小区3600户.
  if (/预计|预期|1[-~至到]\d{1,2}月|上半年|前三季度/.test(plain)) return []
  const behind = (m: RegExpExecArray) =>
    /^[^,;。]*\d/.test(plain.slice(m.index + m[0].length).split(/完成率/)[0] ?? '')
  if (behind(planned) || behind(done)) return []
  // 培训9场、讲座3场 add up to something, and half a year is held against half a plan.
  if ((plain.match(new RegExp(`\\d(?:${planned[2]})(?!${LONGER})`, 'g')) ?? []).length !== 2) return []
  if (/月|季度|半年|序时|上年|其中/.test(plain)) return []
  if (done.index < planned.index + planned[0].length || done.index > rate.index) return []
  const [plan, result] = [Number(planned[1]), Number(done[1])]
  const stated = rate[1] as Decimal
  if (plan === 0 || isShare(stated, result, plan) || (result >= plan && Number(stated) === 100)) return []
  const at = (m: RegExpExecArray | RegExpMatchArray) =>
    quoteIn(reading.files, sentence, m.index ?? 0, (m.index ?? 0) + m[0].length)
  return [
    {
      says: 'rate',
      facts: { stated, part: result, whole: plan, computed: twoPlaces(share(result, plan)) },
      quotes: [at(rate), at(done), at(planned)],
    },
  ]
}

const BASES = ['full-year', 'initial', 'arrived']

/** 预算46.95万元，支出45.87万元，结余2.08万元. Money left may hold that of earlier years, so that it is asked about. */
function rest(reading: ReportReading, sentence: Sentence): Hit[] {
  if (!/[结剩]余|剩余|结转/.test(sentence.plain) || /上年|以前年度|累计|其中|利息/.test(sentence.plain))
    return []
  const here = reading.claims.amounts.filter((a) => liesIn(sentence, a.at))
  const plain = here.every((a) => a.scope.part === null && !a.scope.plan && a.scope.elsewhere === null)
  const bases = here.filter((a) => BASES.includes(a.role))
  const spent = here.filter((a) => a.role === 'spent')
  const left = here.filter((a) => a.role === 'left')
  const [own, gone] = [spent[0], left[0]]
  if (!plain || !own || !gone || spent.length > 1 || left.length > 1 || bases.length === 0) return []
  if (here.length !== bases.length + 2) return []
  const fits = (base: Amount) =>
    Math.abs(base.fen - own.fen - gone.fen) <= base.slackFen + own.slackFen + gone.slackFen
  const [base] = bases
  if (!base || bases.some(fits)) return []
  return [
    {
      says: 'rest',
      facts: {
        base: wanText(base.fen),
        spent: wanText(own.fen),
        rest: wanText(gone.fen),
        computed: wanText((base.fen - own.fen) as Fen),
      },
      quotes: [gone.at, base.at, own.at],
      severity: 'W',
    },
  ]
}

/** The clause says nothing but what grew, and against when: 三公支出比上年下降 is of something else. */
const WHO =
  /^(?:本年|本年度|当年|全年|项目|总)*(执行数|支出总额|支出数|支出|全年预算数|预算数|预算)?(?:比|较|同比|与)?(?:上年|去年|上一年|20\d{2}年)?(?:度|同期)?(?:相比)?(?:同比)?(?:增长|下降|增加|减少)?(?:了|约|为|达)?$/

/** 2022年支出43.30万元，2023年支出45.87万元，比上年增长5.95%. */
function growth(reading: ReportReading): Hit[] {
  const year = reading.structures[reading.main]?.year
  if (year == null) return []
  return reading.claims.rates.flatMap((rate): Hit[] => {
    if (rate.role !== 'change' || rate.scope.plan || !/同比|增长|下降|增加|减少/.test(rate.word ?? ''))
      return []
    const home = reading.sentences.find((s) => liesIn(s, rate.at))
    if (!home || !/(?:上年|去年|同比|20\d{2}年)/.test(home.plain)) return []
    // Who grew stands in its own clauses: 执行数比上年增长.
    const near = home.plain.slice(
      0,
      home.places.findIndex((p) => p >= rate.at.from),
    )
    const clause = near.slice(near.lastIndexOf(',') + 1)
    const who = WHO.exec(clause)
    if (!who) return []
    const [role] = /执行|支出/.test(who[1] ?? '')
      ? (['spent'] as const)
      : who[1]
        ? (['full-year'] as const)
        : [reading.claims.amounts.findLast((a) => liesIn(home, a.at) && a.at.to <= rate.at.from)?.role]
    if (role === undefined || role === 'unclear') return []
    const around = reading.claims.amounts.filter(
      (a) =>
        a.role === role &&
        a.at.file === rate.at.file &&
        a.at.block === rate.at.block &&
        a.scope.part === null &&
        !a.scope.plan &&
        a.scope.until === null,
    )
    const [now, before] = [
      around.filter((a) => a.scope.year === null),
      around.filter((a) => a.scope.year === year - 1),
    ]
    const [a, b] = [now[0], before[0]]
    if (!a || !b || now.length > 1 || before.length > 1 || b.fen <= 0) return []
    const falls = /下降|减少/.test(rate.word ?? '')
    const change = divRound(BigInt(a.fen - b.fen) * 100_000_000n, BigInt(b.fen)) * (falls ? -1n : 1n)
    const slack = 1_000_000n / 10n ** BigInt(rate.places) / 2n + 10_000n
    const room = divRound(BigInt(a.slackFen + b.slackFen) * 100_000_000n, BigInt(b.fen)) * 2n
    if (magnitude(change - scaled(rate.value)) <= slack + room) return []
    return [
      {
        says: 'growth',
        facts: {
          stated: rate.value,
          before: wanText(b.fen),
          now: wanText(a.fen),
          computed: twoPlaces(change),
          word: falls ? '下降' : '增长',
        },
        quotes: [rate.at, a.at, b.at],
      },
    ]
  })
}

const share = (part: number, whole: number): bigint => divRound(BigInt(part) * 100_000_000n, BigInt(whole))

/** Equal within half of the last printed place, and ±0.01 point. */
function isShare(stated: Decimal, part: number, whole: number): boolean {
  const slack = 1_000_000n / 10n ** BigInt(placesOf(stated)) / 2n
  return magnitude(share(part, whole) - scaled(stated)) <= (slack > 10_000n ? slack : 10_000n)
}
