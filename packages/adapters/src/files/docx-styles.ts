import { walkXml } from './xml-walk.ts'
import type { ZipEntries } from './zip-entries.ts'

/** What a paragraph style says about structure, with all it is based on worked in. */
export type ParagraphStyle = {
  /** Outline level 1–9; null for body text. */
  readonly level: number | null
  /** The list it numbers its paragraphs with, and the level in it; the level null when only the list itself says which. */
  readonly list: { readonly numId: string; readonly level: number | null } | null
  /** A line of a table of contents, which the word processor writes. */
  readonly contents: boolean
}

type Raw = {
  name: string
  basedOn: string | null
  level: number | null
  numId: string | null
  listLevel: number | null
}

/** The value of an element's attribute, whatever prefix the program gave it. */
export const valueOf = (attributes: Readonly<Record<string, string>>, name = 'val'): string | undefined =>
  attributes[`w:${name}`] ??
  attributes[name] ??
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]

/** The paragraph styles of a .docx by their id. */
export async function readDocxStyles(
  zip: ZipEntries,
  part: string | null,
): Promise<Map<string, ParagraphStyle>> {
  const raw = new Map<string, Raw>()
  const pieces = part === null ? null : await zip.open(part)
  let style: Raw | null = null
  if (!pieces) return new Map()
  await walkXml(pieces, {
    open(name, attributes) {
      if (name === 'style') {
        style = { name: '', basedOn: null, level: null, numId: null, listLevel: null }
        raw.set(valueOf(attributes, 'styleId') ?? '', style)
      } else if (!style) return
      else if (name === 'name') style.name = valueOf(attributes) ?? ''
      else if (name === 'basedOn') style.basedOn = valueOf(attributes) ?? null
      else if (name === 'outlineLvl') style.level = Number(valueOf(attributes) ?? 9)
      else if (name === 'numId') style.numId = valueOf(attributes) ?? null
      else if (name === 'ilvl') style.listLevel = Number(valueOf(attributes) ?? 0)
    },
    close(name) {
      if (name === 'style') style = null
    },
  })
  return new Map([...raw.keys()].map((id) => [id, resolved(raw, id)]))
}

function resolved(raw: ReadonlyMap<string, Raw>, id: string): ParagraphStyle {
  const chain: Raw[] = []
  for (let at = raw.get(id); at && !chain.includes(at) && chain.length < 20; at = raw.get(at.basedOn ?? ''))
    chain.push(at)
  const first = <T>(of: (style: Raw) => T | null): T | null => {
    for (const style of chain) {
      const value = of(style)
      if (value !== null) return value
    }
    return null
  }
  const level = first((s) => s.level ?? headingLevel(s.name))
  const numId = first((s) => s.numId)
  return {
    level: level !== null && level >= 0 && level < 9 ? level + 1 : null,
    list: numId === null || numId === '0' ? null : { numId, level: first((s) => s.listLevel) },
    contents: chain.some((s) => /^(toc|目录)\s*\d/i.test(s.name)),
  }
}

const headingLevel = (name: string): number | null => {
  const digit = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
  return digit === undefined ? null : Number(digit) - 1
}
