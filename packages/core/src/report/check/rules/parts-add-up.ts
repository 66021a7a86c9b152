import { z } from 'zod'
import { sumFen, wanText, type Fen } from '../../../kernel/money.ts'
import { checkFunction, type Hit } from '../check-function.ts'
import type { Amount } from '../claim.ts'
import { liesIn } from '../same-place.ts'
import { tableParts } from './table-parts-add-up.ts'

/**
 * 预算46.95万元，其中A 10万元、B 20万元 …: the parts behind 其中 (or 包括, 分别为) against the amount before it in one sentence.
 * Parts that exceed the whole are wrong. Parts that fall short may leave out small ones, so that is asked about, unless the
 * sentence says that these are all (共, 三项, 分别). In tables every row is there, so that both are wrong.
 */
export const partsAddUp = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const hits: Hit[] = tableParts(reading)
    for (const sentence of reading.sentences) {
      const opens = /其中|包括|分别为|分别是|构成/.exec(sentence.plain)
      if (!opens) continue
      const place = sentence.places[opens.index] ?? sentence.from
      const here = reading.claims.amounts.filter((a) => liesIn(sentence, a.at))
      const whole = here.findLast((a) => a.at.from < place)
      const parts = here.filter((a) => a.at.from > place)
      if (!whole || parts.length < 2) continue
      if (nested(sentence.plain.slice(opens.index + 2)) || parts.some((p) => isPrice(p))) continue
      const sum = sumFen(parts.map((p) => p.fen))
      // 总投资500万元，本年完成200万元，其中中央300万元、县级200万元: the parts are of an amount further to the front.
      if (here.some((a) => a.at.from < whole.at.from && Math.abs(a.fen - sum) <= a.slackFen)) continue
      const slack = sumFen([whole, ...parts].map((p) => p.slackFen))
      if (Math.abs(sum - whole.fen) <= slack) continue
      hits.push({
        says: sum > whole.fen ? 'more' : 'less',
        facts: {
          sum: wanText(sum),
          whole: wanText(whole.fen),
          difference: wanText(Math.abs(sum - whole.fen) as Fen),
        },
        quotes: [whole.at, ...parts.map((p) => p.at)],
        ...(sum > whole.fen ? {} : { severity: 'W' as const }),
      })
    }
    return hits
  },
})

/** A second 其中, or a second amount of the whole: the list has levels that the sentence alone does not show. */
const nested = (behind: string): boolean =>
  /其中|包括|支出|执行|使用|结余|(?<!上年)结转|剩余|合计|共计|占|到位|(?<!公共)预算(?!内)|增加|减少|节约/.test(
    behind,
  )
const isPrice = (amount: Amount): boolean => /^[/每]/.test(amount.scope.part ?? '')
