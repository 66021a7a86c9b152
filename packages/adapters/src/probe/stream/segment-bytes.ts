import type { Sentence } from '@rongheng/core/watch/said/fact'
import { sentence } from '@rongheng/core/watch/said/saying'
import { TsAnalyser } from '@rongheng/core/watch/stream/ts-analyser'
import type { TsReport } from '@rongheng/core/watch/stream/ts-report'
import type { Input } from './decoder.ts'

/** What the bytes of a segment are; null for what no player plays. */
export function formatOf(bytes: Buffer): Input['format'] | null {
  if (bytes[0] === 0x47 && (bytes.length < 189 || bytes[188] === 0x47)) return 'mpegts'
  const box = bytes.toString('latin1', 4, 8)
  if (['ftyp', 'styp', 'moov', 'moof', 'sidx', 'emsg', 'prft', 'mdat', 'free'].includes(box)) return 'mov'
  const head = bytes.toString('latin1', 0, 3)
  if (head === 'FLV') return 'flv'
  const sound = head === 'ID3' ? 10 + syncSafe(bytes, 6) : 0
  const word = bytes.length > sound + 1 ? bytes.readUInt16BE(sound) : 0
  // ADTS has layer 0, MPEG sound has not.
  if ((word & 0xfff6) === 0xfff0) return 'aac'
  return (word & 0xffe0) === 0xffe0 && (word & 6) !== 0 ? 'mp3' : null
}

const syncSafe = (b: Buffer, at: number): number =>
  b.length < at + 4
    ? 0
    : (b.readUInt8(at) << 21) | (b.readUInt8(at + 1) << 14) | (b.readUInt8(at + 2) << 7) | b.readUInt8(at + 3)

/** Looks through a segment of transport stream. */
export function packetsOf(bytes: Uint8Array): TsReport {
  const analyser = new TsAnalyser('segment')
  analyser.push(bytes)
  analyser.end()
  return analyser.take()
}

/** What bytes are that are not what was asked for, for a place of a sentence. */
export function strangeBytes(bytes: Buffer): Sentence {
  if (bytes.length === 0) return sentence('stream.is-empty')
  const text = bytes.toString('latin1', 0, 200).trimStart()
  if (/^<(!doctype|html)/i.test(text)) return sentence('stream.is-page')
  return sentence('stream.is-other')
}
