import { numberText } from './list-numbers.ts'
import { valueOf } from './docx-styles.ts'
import { walkXml } from './xml-walk.ts'
import type { ZipEntries } from './zip-entries.ts'

type Level = {
  start: number
  format: string
  text: string
  restart: number | null
  style: string | null
  plain: boolean
}
type List = { levels: Map<number, Level>; styleLink: string | null; link: string | null }
type Use = { list: string; starts: Map<number, number>; levels: Map<number, Level> }

/** Counts the numbers that a word processor prints before paragraphs. One per story: it remembers what it counted. */
export type Numbering = {
  /** The next number of a list at a level, as printed (一、); '' where it cannot be told; null where nothing but a dot is printed. */
  readonly next: (numId: string, level: number) => string | null
  /** The level that a list gives to a paragraph style. */
  readonly levelOf: (numId: string, style: string) => number | null
}

/** Reads the lists of a .docx. Each call of what it returns begins to count anew. */
export async function readDocxNumbering(zip: ZipEntries, part: string | null): Promise<() => Numbering> {
  const lists = new Map<string, List>()
  const uses = new Map<string, Use>()
  const pieces = part === null ? null : await zip.open(part)
  if (pieces) await walkXml(pieces, reader(lists, uses))
  return () => counter(lists, uses)
}

const newLevel = (): Level => ({
  start: 1,
  format: 'decimal',
  text: '',
  restart: null,
  style: null,
  plain: false,
})

function reader(lists: Map<string, List>, uses: Map<string, Use>) {
  let list: List | null = null
  let use: Use | null = null
  let level: Level | null = null
  let overridden = 0
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      const value = valueOf(attributes)
      if (name === 'abstractNum') {
        list = { levels: new Map(), styleLink: null, link: null }
        lists.set(valueOf(attributes, 'abstractNumId') ?? '', list)
      } else if (name === 'num') {
        use = { list: '', starts: new Map(), levels: new Map() }
        uses.set(valueOf(attributes, 'numId') ?? '', use)
      } else if (name === 'abstractNumId' && use) use.list = value ?? ''
      else if (name === 'lvlOverride') overridden = Number(valueOf(attributes, 'ilvl') ?? 0)
      else if (name === 'startOverride' && use) use.starts.set(overridden, Number(value ?? 1))
      else if (name === 'styleLink' && list) list.styleLink = value ?? null
      else if (name === 'numStyleLink' && list) list.link = value ?? null
      else if (name === 'lvl') {
        level = newLevel()
        ;(use ?? list)?.levels.set(Number(valueOf(attributes, 'ilvl') ?? 0), level)
      } else if (!level) return
      else if (name === 'start') level.start = Number(value ?? 1)
      else if (name === 'numFmt') level.format = value ?? 'decimal'
      else if (name === 'lvlText') level.text = value ?? ''
      else if (name === 'lvlRestart') level.restart = Number(value ?? 0)
      else if (name === 'pStyle') level.style = value ?? null
      else if (name === 'isLgl') level.plain = value !== '0' && value !== 'false'
    },
    close(name: string) {
      if (name === 'lvl') level = null
      else if (name === 'abstractNum') list = null
      else if (name === 'num') use = null
    },
  }
}

function counter(lists: ReadonlyMap<string, List>, uses: ReadonlyMap<string, Use>): Numbering {
  /** By list: where each level stands. Uses of one list count on together. */
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  const listOf = (use: Use): string => {
    const link = lists.get(use.list)?.link
    if (!link) return use.list
    return [...lists].find(([, list]) => list.styleLink === link)?.[0] ?? use.list
  }
  const levelsOf = (use: Use) => (at: number) => use.levels.get(at) ?? lists.get(listOf(use))?.levels.get(at)
  return {
    levelOf(numId, style) {
      const use = uses.get(numId)
      if (!use) return null
      for (let at = 0; at < 9; at++) if (levelsOf(use)(at)?.style === style) return at
      return null
    },
    next(numId, at) {
      const use = uses.get(numId)
      if (!use || at < 0 || at > 8) return ''
      const levelAt = levelsOf(use)
      const level = levelAt(at)
      if (!level) return ''
      const id = listOf(use)
      const numbers = counts.get(id) ?? []
      counts.set(id, numbers)
      const first = use.starts.get(at)
      if (first !== undefined && !begun.has(`${numId}/${at}`)) numbers[at] = first
      else numbers[at] = (numbers[at] ?? level.start - 1) + 1
      begun.add(`${numId}/${at}`)
      for (let below = at + 1; below < 9; below++) {
        const restart = levelAt(below)?.restart
        // 0: it never begins again; n: only after a level above n.
        if (restart === undefined || restart === null || (restart > 0 && at < restart))
          numbers[below] = undefined
      }
      return printed(level, levelAt, numbers)
    },
  }
}

function printed(
  level: Level,
  levelAt: (at: number) => Level | undefined,
  numbers: readonly (number | undefined)[],
): string | null {
  if (level.format === 'bullet' || level.text === '') return null
  let known = true
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const own = levelAt(at)
    const format = level.plain ? 'decimal' : (own?.format ?? 'decimal')
    const shown = numberText(numbers[at] ?? own?.start ?? 1, format)
    if (shown === null) known = false
    return shown ?? ''
  })
  return known ? text : ''
}
