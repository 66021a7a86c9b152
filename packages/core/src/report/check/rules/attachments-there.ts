import { z } from 'zod'
import { checkFunction, type ReportReading } from '../check-function.ts'
import type { Mention } from '../claim.ts'
import { plainText } from '../plain-text.ts'
import { sentenceAt } from '../same-place.ts'

const REFERS = /详见|见|附后|附相关|后附|参见/

/**
 * An attachment that the text refers to must be among the files given: as a file, as a heading of its own (附件1：…), as
 * a table with such a title or with 附件1 in its first rows, or as what the list of attachments at the end calls by that
 * number (附件：1.评分表), where that stands in the report.
 */
export const attachmentsThere = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const titles = reading.files.flatMap((file) => [
      bare(file.name),
      ...file.blocks.flatMap((block) =>
        block.kind === 'table'
          ? [
              bare(block.title),
              ...block.cells
                .filter((c) => c.row < FIRST_ROWS)
                .map((c) => bare(c.text))
                .filter(isCaption),
            ]
          : [],
      ),
    ])
    const listed = listedThere(reading)
    const starts = new Set(
      reading.sentences
        .filter((s) => isCaption(s.plain))
        .map((s) => /^附[件表][\d一二三四五六七八九十-]*/.exec(s.plain)?.[0] ?? ''),
    )
    const own = ownNumber(reading.sentences[0]?.plain ?? '')
    const missing = new Map<string, Mention>()
    for (const mention of reading.claims.mentions) {
      if (mention.kind !== 'attachment' || !/[\d一二三四五六七八九十]/.test(mention.name)) continue
      const sentence = sentenceAt(reading, mention.at)
      if (!sentence || !REFERS.test(sentence.plain) || mention.name === own) continue
      const number = mention.name.replace(/^附[件表]/, '')
      if (starts.has(mention.name) || listed.has(number)) continue
      const calls = new RegExp(`${mention.name}(?![\\d十])`)
      if (titles.some((t) => calls.test(t) || endsWith(t, number))) continue
      if (!missing.has(mention.name)) missing.set(mention.name, mention)
    }
    return [...missing.values()].map((mention) => ({
      says: 'missing',
      facts: { name: mention.name },
      quotes: [mention.at],
    }))
  },
})

/** A sheet says which attachment it is above its table. */
const FIRST_ROWS = 3
const isCaption = (line: string): boolean => /^附[件表]/.test(line) && line.length <= 40

/** The numbers of the list of attachments whose thing is there: a table or a line of its own, or a file, of that name. */
function listedThere(reading: ReportReading): Set<string> {
  const lines = (reading.files[reading.main]?.blocks ?? []).map((b) =>
    b.kind === 'paragraph' ? bare(b.text) : '',
  )
  const from = lines.findLastIndex((line) => /^附[件表]:(?:$|1[.、])/.test(line))
  if (from < 0) return new Set()
  const list = [lines[from]?.replace(/^附[件表]:/, '') ?? '']
  for (const line of lines.slice(from + 1)) {
    if (!ITEM.test(line)) break
    list.push(line)
  }
  const things = list.flatMap((line) =>
    [...line.matchAll(ITEMS)].map(([, n = '', thing = '']) => [n, thing] as const),
  )
  const named = [
    ...reading.files.map((file) => bare(file.name)),
    ...reading.files.flatMap((file) =>
      file.blocks.flatMap((b) =>
        b.kind === 'table'
          ? [b.title, ...b.cells.filter((c) => c.row < FIRST_ROWS).map((c) => c.text)].map(bare)
          : [],
      ),
    ),
    ...lines.filter(
      (line, i) => line.length <= 40 && (i < from || i >= from + list.length) && !/[,。;]/.test(line),
    ),
  ]
  return new Set(things.filter(([, thing]) => named.some((name) => name.includes(thing))).map(([n]) => n))
}

const ITEM = /^\d{1,2}[.、](?!\d)/
const ITEMS = /(\d{1,2})[.、](?!\d)([^,。;\d]{2,30})/g

const bare = (text: string): string => plainText(text).replace(/\s/g, '')
/** A file called 4-1.xlsx or 附件4-1评分表.docx. */
const endsWith = (name: string, number: string): boolean =>
  new RegExp(`(?<![\\d-])${number}(?![\\d-])`).test(name) && /附|^\d/.test(name)
/** The report may itself be an attachment: 附件4-4 on its first line. */
const ownNumber = (first: string): string =>
  /^附[件表][\d一二三四五六七八九十-]+(?=[:]?$)/.exec(first)?.[0] ?? ''
