import { randomBytes } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import type { ThinnedAway } from '@rongheng/core/watch/agent'
import type { SentReading, SentRecord, SentSample } from '@rongheng/core/watch/agent-protocol'
import { LAST_LEVEL, thinOnce } from './thin-segment.ts'

/** A record before it is numbered. */
export type Unnumbered = Omit<SentReading, 'seq'> | Omit<SentSample, 'seq'>

/** What an agent has read and the server does not have yet, on disk. */
export type Spool = {
  /** Which store the numbers count in. */
  readonly id: string
  /** Keeps records; ends when they are on the disk itself. */
  readonly append: (records: readonly Unnumbered[]) => Promise<void>
  /** The oldest records behind a number, as many as fit into a batch. */
  readonly next: (after: number, most: { readonly records: number; readonly bytes: number }) => SentRecord[]
  /** The server has everything up to this number. */
  readonly kept: (seq: number) => void
  readonly state: () => {
    readonly waiting: number
    readonly bytes: number
    readonly thinned: ThinnedAway | null
  }
  readonly close: () => Promise<void>
}

/** Readings in segments: appended to, never changed but for thinning, and removed when the server has them. */
type Segment = {
  readonly file: string
  readonly first: number
  last: number
  level: number
  bytes: number
  count: number
}

const SEGMENT_BYTES = 1_048_576
/** A bound must hold some segments: thinning takes the oldest, never the one that is written. */
const SEGMENTS_IN_BOUND = 8

/**
 * Opens the store in a folder, whatever state a killed process has left it in: a line that was not written to its end is cut off.
 *
 * @param mostBytes how large it may grow; beyond it the oldest readings are thinned, more and more, and that is counted
 */
export function openSpool(folder: string, mostBytes: number): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const id = spoolId(folder)
  const segmentBytes = Math.min(SEGMENT_BYTES, Math.floor(mostBytes / SEGMENTS_IN_BOUND))
  const segments = segmentsIn(folder)
  let thinned = thinnedIn(folder)
  let keptSeq = 0
  let seq = segments.at(-1)?.last ?? 0
  let handle: FileHandle | null = null
  let cached: {
    readonly segment: Segment
    readonly level: number
    readonly count: number
    readonly records: SentRecord[]
  } | null = null

  const total = () => segments.reduce((sum, { bytes }) => sum + bytes, 0)
  const fresh = async (): Promise<Segment> => {
    await handle?.close()
    const file = path.join(folder, `${String(seq + 1).padStart(16, '0')}.0.seg`)
    handle = await open(file, 'a', 0o600)
    const begun = segments.at(-1)
    if (begun?.file === file) return begun
    const segment: Segment = { file, first: seq + 1, last: seq, level: 0, bytes: 0, count: 0 }
    segments.push(segment)
    return segment
  }
  const recordsOf = (segment: Segment): SentRecord[] => {
    if (cached?.segment === segment && cached.level === segment.level && cached.count === segment.count)
      return cached.records
    const records = linesOf(segment.file)
    cached = { segment, level: segment.level, count: segment.count, records }
    return records
  }
  /** Thins the oldest segments until the bound holds; what was thinned as far as it goes is dropped. */
  const holdBound = () => {
    while (total() > mostBytes && segments.length > 1) {
      const closed = segments.slice(0, -1)
      const segment = closed.find(({ level }) => level < LAST_LEVEL) ?? (closed[0] as Segment)
      const before = recordsOf(segment)
      const after = segment.level < LAST_LEVEL ? thinOnce(before) : []
      thinned = addThinned(thinned, before, after)
      writeFileSync(path.join(folder, 'thinned.json'), JSON.stringify(thinned), { mode: 0o600 })
      cached = null
      if (after.length === 0) {
        segments.splice(segments.indexOf(segment), 1)
        rmSync(segment.file, { force: true })
        continue
      }
      const text = after.map((record) => `${JSON.stringify(record)}\n`).join('')
      const file = segment.file.replace(/\.\d\.seg$/, `.${segment.level + 1}.seg`)
      writeFileSync(`${file}.new`, text, { mode: 0o600 })
      renameSync(`${file}.new`, file)
      rmSync(segment.file, { force: true })
      Object.assign(segment, {
        file,
        level: segment.level + 1,
        bytes: Buffer.byteLength(text),
        count: after.length,
      })
    }
  }
  return {
    id,
    append: async (records) => {
      if (records.length === 0) return
      let segment = segments.at(-1)
      if (!segment || !handle || segment.bytes >= segmentBytes || segment.level > 0) segment = await fresh()
      const numbered = records.map((record) => ({ ...record, seq: ++seq }))
      const text = numbered.map((record) => `${JSON.stringify(record)}\n`).join('')
      const file = handle as unknown as FileHandle
      await file.write(text)
      await file.datasync()
      segment.last = seq
      segment.bytes += Buffer.byteLength(text)
      segment.count += numbered.length
      holdBound()
    },
    next: (after, most) => {
      const found: SentRecord[] = []
      let bytes = 0
      for (const segment of segments) {
        if (segment.last <= after) continue
        for (const record of recordsOf(segment)) {
          if (record.seq <= after) continue
          bytes += record.kind === 'reading' ? 200 + record.detail.length : record.base64.length
          if (found.length >= most.records || (bytes > most.bytes && found.length > 0)) return found
          found.push(record)
        }
      }
      return found
    },
    kept: (upTo) => {
      keptSeq = Math.max(keptSeq, upTo)
      // The last one stays, whole as it is: it is written to, and its name says where the numbers go on.
      while (segments.length > 1 && (segments[0] as Segment).last <= keptSeq) {
        const [done] = segments.splice(0, 1) as [Segment]
        if (cached?.segment === done) cached = null
        rmSync(done.file, { force: true })
      }
    },
    state: () => ({ waiting: waitingIn(segments, keptSeq, recordsOf), bytes: total(), thinned }),
    close: async () => {
      await handle?.close()
      handle = null
    },
  }
}

/** Records that are not kept yet: whole segments by their count, the one that is half sent by looking into it. */
function waitingIn(
  segments: readonly Segment[],
  kept: number,
  recordsOf: (segment: Segment) => readonly SentRecord[],
): number {
  return segments.reduce((sum, segment) => {
    if (segment.last <= kept) return sum
    return (
      sum + (segment.first > kept ? segment.count : recordsOf(segment).filter(({ seq }) => seq > kept).length)
    )
  }, 0)
}

function spoolId(folder: string): string {
  const file = path.join(folder, 'id')
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const id = randomBytes(12).toString('base64url')
    writeFileSync(file, id, { mode: 0o600 })
    return id
  }
}

function segmentsIn(folder: string): Segment[] {
  const names = readdirSync(folder).sort()
  for (const name of names.filter((one) => one.endsWith('.new')))
    rmSync(path.join(folder, name), { force: true })
  const found = names.filter((name) => /^\d{16}\.\d\.seg$/.test(name))
  const segments: Segment[] = []
  for (const name of found) {
    const file = path.join(folder, name)
    const first = Number(name.slice(0, 16))
    // It was killed between writing the thinned one and removing the other.
    if (segments.at(-1)?.first === first) rmSync((segments.pop() as Segment).file, { force: true })
    const records = linesOf(file)
    const last = records.at(-1)?.seq ?? first - 1
    segments.push({
      file,
      first,
      last,
      level: Number(name.at(17)),
      bytes: statSync(file).size,
      count: records.length,
    })
  }
  return segments
}

/** The records of a segment; a line that is not whole ends it, and is cut off. */
function linesOf(file: string): SentRecord[] {
  const text = readFileSync(file, 'utf8')
  const records: SentRecord[] = []
  let whole = 0
  for (const line of text.split('\n').slice(0, -1)) {
    try {
      records.push(JSON.parse(line) as SentRecord)
    } catch {
      break
    }
    whole += Buffer.byteLength(line) + 1
  }
  if (whole < Buffer.byteLength(text)) truncateSync(file, whole)
  return records
}

function thinnedIn(folder: string): ThinnedAway | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'thinned.json'), 'utf8')) as ThinnedAway
  } catch {
    return null
  }
}

/** Counts what is gone, and from when to when it was read. */
function addThinned(
  so: ThinnedAway | null,
  before: readonly SentRecord[],
  after: readonly SentRecord[],
): ThinnedAway | null {
  const left = new Set(after.map(({ seq }) => seq))
  const gone = before.filter(({ kind, seq }) => kind === 'reading' && !left.has(seq)).map(({ at }) => at)
  if (gone.length === 0) return so
  const moments = [...gone, ...(so ? [so.from, so.to] : [])]
  return {
    count: (so?.count ?? 0) + gone.length,
    from: moments.reduce((a, b) => (a < b ? a : b)),
    to: moments.reduce((a, b) => (a > b ? a : b)),
  }
}
