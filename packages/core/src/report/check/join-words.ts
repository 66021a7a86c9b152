import { ReportWords } from './report-words.ts'

/** The words of all files together: lists one behind the other, the first file's before the next one's. */
export function joinWords(files: readonly Partial<ReportWords>[]): ReportWords {
  let joined: unknown = {}
  for (const file of files) {
    const known = Object.keys(ReportWords.shape) as (keyof ReportWords)[]
    joined = join(joined, Object.fromEntries(known.filter((k) => k in file).map((k) => [k, file[k]])))
  }
  return ReportWords.parse(joined)
}

function join(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
  if (!isRecord(a) || !isRecord(b)) return b
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(
    [...keys].map((k) => [k, k in a && k in b ? join(a[k], b[k]) : k in b ? b[k] : a[k]]),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
