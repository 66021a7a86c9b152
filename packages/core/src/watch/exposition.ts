/** One number of a page in the Prometheus text format. */
export type Sample = {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly value: number
}

/** Longer lines are passed over: a label that long says nothing to people. */
const LONGEST_LINE = 65_536
const MOST_LABELS = 100

/**
 * Reads the Prometheus text format piece by piece; a line may be cut anywhere. Only samples whose name is wanted are read
 * further, so that a page of any length costs little memory.
 *
 * @source https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function expositionReader(wanted: (name: string) => boolean, take: (sample: Sample) => void) {
  let rest = ''
  let skipping = false
  let lines = 0
  const line = (text: string) => {
    const name = nameOf(text)
    if (name === null) return
    lines += 1
    if (!wanted(name)) return
    const sample = sampleOf(text)
    if (sample) take(sample)
  }
  const add = (text: string) => {
    const parts = text.split('\n')
    const last = parts.pop() as string
    for (const [at, part] of parts.entries()) {
      if (at === 0 && skipping) skipping = false
      else line(at === 0 ? rest + part : part)
      if (at === 0) rest = ''
    }
    if (skipping) return
    rest += last
    if (rest.length > LONGEST_LINE) {
      rest = ''
      skipping = true
    }
  }
  return {
    /** Takes the next piece of the page. */
    add,
    /** The page has ended. @returns how many lines looked like samples, wanted or not */
    end: (): number => {
      add('\n')
      return lines
    },
  }
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*(?=[{ \t])/

const nameOf = (line: string): string | null => (line.startsWith('#') ? null : (NAME.exec(line)?.[0] ?? null))

/** One line as a sample; null when it is none. Times and exemplars after the value are passed over. */
export function sampleOf(line: string): Sample | null {
  const name = nameOf(line)
  if (name === null) return null
  let at = name.length
  while (line[at] === ' ' || line[at] === '\t') at += 1
  let labels: ReadonlyMap<string, string> = new Map()
  if (line[at] === '{') {
    const read = labelsFrom(line, at)
    if (!read) return null
    ;({ labels, at } = read)
  }
  const [text = ''] = line
    .slice(at)
    .trim()
    .split(/[ \t]+/)
  const value = numberOf(text)
  return value === null ? null : { name, labels, value }
}

function numberOf(text: string): number | null {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  return /^[+-]?(\d+[.]?\d*|[.]\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null
}

const LABEL = /[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"/y
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' }

/** Reads `{a="b",c="d"}`. @returns the labels and the place after them; null when they are not well formed */
function labelsFrom(line: string, open: number): { labels: Map<string, string>; at: number } | null {
  const labels = new Map<string, string>()
  let at = open + 1
  for (;;) {
    while (line[at] === ' ' || line[at] === '\t' || line[at] === ',') at += 1
    if (line[at] === '}') return { labels, at: at + 1 }
    LABEL.lastIndex = at
    const match = LABEL.exec(line)
    if (!match || labels.size === MOST_LABELS) return null
    at = LABEL.lastIndex
    let value = ''
    for (; line[at] !== '"'; at++) {
      if (at >= line.length) return null
      if (line[at] === '\\') {
        at += 1
        value += ESCAPED[line[at] as string] ?? `\\${line[at] ?? ''}`
      } else value += line[at]
    }
    at += 1
    labels.set(match[1] as string, value)
  }
}

/** Which samples are meant: a name, and labels that they must have. */
export type Selector = { readonly name: string; readonly labels: readonly (readonly [string, string])[] }

/** Reads `node_load1` or `http_requests_total{code="500"}`; null when it is neither. */
export function selectorOf(text: string): Selector | null {
  const trimmed = text.trim()
  const sample = sampleOf(`${trimmed} 0`)
  if (!sample) return null
  const whole = trimmed === sample.name || trimmed.endsWith('}')
  return whole ? { name: sample.name, labels: [...sample.labels] } : null
}

/** Whether a sample is meant. */
export const isMeant = ({ name, labels }: Selector, sample: Sample): boolean =>
  sample.name === name && labels.every(([key, value]) => sample.labels.get(key) === value)
