import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'

/** Parts that the outline asks for and no heading names; parts that the outline in force has and an older one lacks. */
export const missingParts = checkFunction({
  parameters: z.strictObject({
    names: z.record(z.string(), z.string()),
    inside: z.record(z.string(), z.array(z.string())),
    /** Headings of the outline in force; a report that follows another and has none of them is told so once. */
    current: z.array(z.string()),
  }),
  find: (reading, { names, inside, current }) => {
    const structure = reading.structures[reading.main]
    if (!structure?.outline) return []
    const there = new Set(structure.headings.map((h) => h.part))
    const named = (part: string) => names[part] ?? part
    const hits: Hit[] = structure.missing.map((part) => ({
      says: 'part',
      facts: { part: named(part) },
      quotes: structure.title ? [structure.title] : [],
    }))
    for (const part of inside[structure.outline] ?? [])
      if (!there.has(part)) hits.push({ says: 'part', facts: { part: named(part) }, quotes: [] })
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
