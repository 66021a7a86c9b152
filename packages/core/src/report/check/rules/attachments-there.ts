import { z } from 'zod'
import { checkFunction } from '../check-function.ts'
import type { Mention } from '../claim.ts'
import { plainText } from '../plain-text.ts'
import { sentenceAt } from '../same-place.ts'

const REFERS = /详见|见|附后|附相关|后附|参见/

/**
 * An attachment that the text refers to must be among the files given: as a file, as a heading of its own (附件1：…), or as
 * a table with such a title. A reference names a thing (评分表) or a number (附件4-1).
 */
export const attachmentsThere = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) => {
    const titles = reading.files.flatMap((file) => [
      bare(file.name),
      ...file.blocks.flatMap((block) => (block.kind === 'table' ? [bare(block.title)] : [])),
    ])
    const starts = new Set(
      reading.sentences
        .filter((s) => /^附[件表]/.test(s.plain) && s.plain.length <= 40)
        .map((s) => /^附[件表][\d一二三四五六七八九十-]*/.exec(s.plain)?.[0] ?? ''),
    )
    const own = ownNumber(reading.sentences[0]?.plain ?? '')
    const missing = new Map<string, Mention>()
    for (const mention of reading.claims.mentions) {
      if (mention.kind !== 'attachment' || !/[\d一二三四五六七八九十]/.test(mention.name)) continue
      const sentence = sentenceAt(reading, mention.at)
      if (!sentence || !REFERS.test(sentence.plain) || mention.name === own) continue
      const number = mention.name.replace(/^附[件表]/, '')
      if (starts.has(mention.name) || titles.some((t) => t.includes(mention.name) || endsWith(t, number)))
        continue
      if (!missing.has(mention.name)) missing.set(mention.name, mention)
    }
    return [...missing.values()].map((mention) => ({
      says: 'missing',
      facts: { name: mention.name },
      quotes: [mention.at],
    }))
  },
})

const bare = (text: string): string => plainText(text).replace(/\s/g, '')
/** A file called 4-1.xlsx or 附件4-1评分表.docx. */
const endsWith = (name: string, number: string): boolean =>
  new RegExp(`(?<![\\d-])${number}(?![\\d-])`).test(name) && /附|^\d/.test(name)
/** The report may itself be an attachment: 附件4-4 on its first line. */
const ownNumber = (first: string): string =>
  /^附[件表][\d一二三四五六七八九十-]+(?=[:]?$)/.exec(first)?.[0] ?? ''
