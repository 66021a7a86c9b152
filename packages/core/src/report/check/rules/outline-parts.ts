import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'

/** Parts that the outline asks for and no heading names; parts that the outline in force has and an older one lacks. */
export const missingParts = checkFunction({
  parameters: z.strictObject({
    /** What headings inside a part are called; the parts themselves are called as the outline prints them. */
    names: z.record(z.string(), z.string()),
    inside: z.record(z.string(), z.array(z.string())),
    /** Headings of the outline in force; a report that follows another and has none of them is told so once. */
    current: z.array(z.string()),
    /** How many parts of an outline must be there before the others are missed: with fewer the report has an order of its own. */
    least: z.record(z.string(), z.int()),
  }),
  find: (reading, { names, inside, current, least }, context) => {
    const structure = reading.structures[reading.main]
    if (!structure?.outline || structure.type === 'department') return []
    const outline = reading.words.outlines.find((o) => o.id === structure.outline)
    const found = (outline?.parts.length ?? 0) - structure.missing.length
    if (found < (least[structure.outline] ?? 0)) return []
    const there = new Set(structure.headings.map((h) => h.part))
    const printed = context.outlines.find((o) => o.id === structure.outline)?.rule.parts
    const named = (part: string) =>
      printed?.find((p) => p.key === part)?.heading.replace(/^[一二三四五六七八九十]+、/, '') ??
      names[part] ??
      part
    const hits: Hit[] = structure.missing.map((part) => ({
      says: 'part',
      facts: { part: named(part) },
      quotes: structure.title ? [structure.title] : [],
    }))
    const within = inside[structure.outline] ?? []
    const lacking = within.filter((part) => !there.has(part))
    // None of them: the analysis is arranged in another way, which is said once, below.
    if (lacking.length < within.length)
      for (const part of lacking) hits.push({ says: 'part', facts: { part: named(part) }, quotes: [] })
    if (
      current.length > 0 &&
      structure.type === 'evaluation-report' &&
      current.every((part) => !there.has(part))
    )
      hits.push({ says: 'frame', facts: { parts: current.map(named).join('、') }, quotes: [] })
    return hits
  },
})

/** The report follows an outline that has been abolished, or cites a document that has been repealed. */
export const outdated = checkFunction({
  parameters: z.strictObject({
    repealed: z.array(z.strictObject({ number: z.string(), by: z.string() })),
  }),
  find: (reading, { repealed }, context) => {
    const structure = reading.structures[reading.main]
    const outline = context.outlines.find((o) => o.id === structure?.outline)?.rule
    const hits: Hit[] = []
    if (outline?.abolished && structure)
      hits.push({
        says: 'outline',
        facts: { outline: outline.title, on: outline.abolished.on, by: outline.abolished.by },
        quotes: structure.title ? [structure.title] : [],
      })
    for (const mention of reading.claims.mentions)
      for (const { number, by } of repealed)
        if (
          mention.kind === 'document' &&
          mention.at.text
            .replace(/\s/g, '')
            .replace(/[[（(【]/g, '〔')
            .replace(/[\]）)】]/g, '〕')
            .includes(number)
        )
          hits.push({ says: 'document', facts: { number, by }, quotes: [mention.at] })
    return hits
  },
})
