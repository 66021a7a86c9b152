import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { anyOf } from '../literal.ts'
import type { Quote } from '../place.ts'
import { quoteIn } from '../sentence.ts'

const PLACE = /([一-龥]{2,3}?)(新区|自治县|区|县|市|旗)(?=委|政府|人民|财政|融媒体|宣传|广播|电视|新闻)/g
/** Words that end like a place's name and are none. */
const NONE =
  /地区|辖区|社区|园区|城区|市区|郊区|小区|全区|全县|全市|本区|本县|我区|我县|该区|该县|各区|各县|片区/

/**
 * One place, one name: 呈贡区 and 呈贡新区 in one report, or the names of two counties, as text leaves behind that was
 * written for another year or another unit.
 */
export const namesConstant = checkFunction({
  parameters: z.strictObject({ suffixes: z.array(z.string()).min(2) }),
  find: (reading, { suffixes }) => {
    const votes = new Map<string, { stem: string; suffix: string; count: number }>()
    for (const sentence of reading.sentences)
      for (const match of sentence.plain.matchAll(PLACE)) {
        const whole = (match[1] ?? '').replace(/^(?:中共|由|在|向|对|和|与|及|经|按|为|是|市|省)+/, '')
        // 于示例区 is 示例区: where the two characters alone come more often, the third is no part of the name.
        for (const stem of new Set([whole, whole.slice(-2)])) {
          const name = stem + (match[2] ?? '')
          if (stem.length < 2 || NONE.test(name)) continue
          const vote = votes.get(name)
          if (vote) vote.count++
          else votes.set(name, { stem, suffix: match[2] ?? '', count: 1 })
        }
      }
    const main = [...votes.values()].sort((a, b) => b.count - a.count || b.stem.length - a.stem.length)[0]
    if (!main || main.count < 2) return []
    const others = suffixes.filter((s) => s !== main.suffix && !main.suffix.endsWith(s))
    const pattern = new RegExp(`${main.stem}(?:${anyOf(others)})`, 'g')
    const quotes = new Map<string, Quote[]>()
    for (const sentence of reading.sentences)
      for (const match of sentence.plain.matchAll(pattern)) {
        const list = quotes.get(match[0]) ?? []
        list.push(quoteIn(reading.files, sentence, match.index, match.index + match[0].length))
        quotes.set(match[0], list)
      }
    return [...quotes].map(
      ([name, at]): Hit => ({
        says: 'variant',
        facts: { name, usual: main.stem + main.suffix, count: at.length },
        quotes: at.slice(0, 5),
      }),
    )
  },
})
