import type { Hit, ReportReading } from '../check-function.ts'
import { quoteIn } from '../sentence.ts'

/** The years of a period that an evaluation says it covers. */
const PERIOD =
  /评价(?:的)?(?:时段|期间|期限|周期|时间范围|期)[^,。;]{0,6}?(20\d{2})年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[-~至到]|起至)+(20\d{2})年/g

/**
 * The evaluation covers a period that holds nothing of the year the report says it is about. A report of 2023 may have been
 * written on the work of 2022, so that it is asked about.
 */
export function outsideYear(reading: ReportReading): Hit[] {
  const structure = reading.structures[reading.main]
  const year = structure?.year
  const title = structure?.title
  if (year == null || !title?.text.includes(String(year))) return []
  return reading.sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(PERIOD)]
      .filter((match) => Number(match[1]) > year || Number(match[2]) < year)
      .map(
        (match): Hit => ({
          says: 'outside',
          facts: { period: match[0], year },
          quotes: [quoteIn(reading.files, sentence, match.index, match.index + match[0].length), title],
          severity: 'W',
        }),
      ),
  )
}
