import type { ProgramStream } from './psi.ts'

/**
 * What is wrong with a transport stream: how often each rule was broken.
 *
 * @source ETSI TR 101 290 §5.2: first priority (a service cannot be received), and of the second what costs little to see
 */
export type TsErrors = {
  /** 1.1 Two or more broken sync bytes in a row. */
  syncLoss: number
  /** 1.2 A packet that does not start with 0x47. */
  syncByte: number
  /** 1.3 No PAT for half a second, another table in its place, or a scrambled one. */
  pat: number
  /** 1.4 A packet lost, out of order, or there more than twice. */
  continuity: number
  /** 1.5 No PMT of a program for half a second, or a scrambled one. */
  pmt: number
  /** 1.6 A stream of a program did not come for five seconds. */
  pid: number
  /** 2.1 A packet that the receiver before us marked as damaged. */
  transport: number
  /** 2.2 A table whose check sum is wrong. */
  crc: number
  /** 2.3a More than 40 ms between two clock values. */
  pcrRepetition: number
  /** 2.3b A clock that went back, or more than 100 ms ahead, unannounced. */
  pcrDiscontinuity: number
  /** 2.5 More than 700 ms between two time stamps of a stream. */
  pts: number
}

export const noErrors = (): TsErrors => ({
  syncLoss: 0,
  syncByte: 0,
  pat: 0,
  continuity: 0,
  pmt: 0,
  pid: 0,
  transport: 0,
  crc: 0,
  pcrRepetition: 0,
  pcrDiscontinuity: 0,
  pts: 0,
})

/** How often rules of the first priority were broken. */
export const firstPriority = (e: TsErrors): number =>
  e.syncLoss + e.syncByte + e.pat + e.continuity + e.pmt + e.pid

/** One program of the stream. */
export type TsProgram = {
  readonly number: number
  readonly pmtPid: number
  readonly pcrPid: number
  readonly streams: readonly ProgramStream[]
}

/** What was seen of a transport stream since it was last asked. */
export type TsReport = {
  readonly bytes: number
  readonly packets: number
  /** `false` when bytes came in which no packets could be found. */
  readonly synced: boolean
  readonly errors: Readonly<TsErrors>
  /** bit/s by the stream's own clock; null when too few clock values came. */
  readonly bitrate: number | null
  readonly pids: readonly {
    readonly pid: number
    readonly packets: number
    readonly bitrate: number | null
  }[]
  readonly programs: readonly TsProgram[]
  /** Packets whose content is encrypted. */
  readonly scrambled: number
}
