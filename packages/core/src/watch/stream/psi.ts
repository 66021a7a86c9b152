/** The table of the CRC of MPEG-2 tables: polynomial 0x04c11db7, most significant bit first. */
const table = Uint32Array.from({ length: 256 }, (_, i) => {
  let c = i << 24
  for (let k = 0; k < 8; k++) c = c & 0x8000_0000 ? (c << 1) ^ 0x04c1_1db7 : c << 1
  return c >>> 0
})

/** The CRC of a table with its own four bytes at its end: 0 when nothing is damaged. @source ISO/IEC 13818-1 annex A */
export function crc32Mpeg(bytes: Uint8Array): number {
  let c = 0xffff_ffff
  for (const byte of bytes) c = ((c << 8) ^ (table[((c >>> 24) ^ byte) & 0xff] as number)) >>> 0
  return c
}

/** Puts the sections of one PID together from the payloads of its packets. Holds one unfinished section of at most 4 KB. */
export class SectionAssembler {
  #parts: number[] = []
  #open = false

  /** @param starts a section starts in this packet @returns the sections that this payload completed */
  add(payload: Uint8Array, starts: boolean): Uint8Array[] {
    const done: Uint8Array[] = []
    let rest = payload
    if (starts) {
      const pointer = payload[0] ?? 0
      if (this.#open) this.#take(payload.subarray(1, 1 + pointer), done)
      rest = payload.subarray(1 + pointer)
      this.#parts = []
      this.#open = true
    }
    if (this.#open) this.#take(rest, done)
    return done
  }

  #take(bytes: Uint8Array, done: Uint8Array[]): void {
    for (const byte of bytes) {
      // What follows the last section of a packet is filled with 0xff.
      if (this.#parts.length === 0 && byte === 0xff) {
        this.#open = false
        return
      }
      this.#parts.push(byte)
      if (this.#parts.length < 3) continue
      const length = 3 + ((((this.#parts[1] as number) & 0x0f) << 8) | (this.#parts[2] as number))
      if (this.#parts.length < length) continue
      done.push(Uint8Array.from(this.#parts))
      this.#parts = []
    }
  }

  /** A packet is missing: what was begun cannot be finished. */
  drop(): void {
    this.#parts = []
    this.#open = false
  }
}

const u16 = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0)
const pidAt = (b: Uint8Array, at: number): number => u16(b, at) & 0x1fff

/** The programs of a PAT: their numbers and the PIDs of their PMTs. Number 0 is the network's and no program. */
export function readPat(section: Uint8Array): Map<number, number> {
  const found = new Map<number, number>()
  for (let at = 8; at + 4 <= section.length - 4; at += 4)
    if (u16(section, at) !== 0) found.set(u16(section, at), pidAt(section, at + 2))
  return found
}

/** One stream of a program, with the type that the PMT gives. */
export type ProgramStream = { readonly pid: number; readonly type: number }

/** The streams of a PMT, and the PID of the program's clock. */
export function readPmt(section: Uint8Array): { pcrPid: number; streams: ProgramStream[] } {
  const streams: ProgramStream[] = []
  let at = 12 + (u16(section, 10) & 0x0fff)
  while (at + 5 <= section.length - 4) {
    streams.push({ type: section[at] as number, pid: pidAt(section, at + 1) })
    at += 5 + (u16(section, at + 3) & 0x0fff)
  }
  return { pcrPid: pidAt(section, 8), streams }
}

/** What a stream type holds, by the names that ffmpeg uses. @source ISO/IEC 13818-1 table 2-34, GB/T 20090, GY/T */
const codecs: Readonly<Record<number, { kind: 'video' | 'audio'; codec: string }>> = {
  0x01: { kind: 'video', codec: 'mpeg1video' },
  0x02: { kind: 'video', codec: 'mpeg2video' },
  0x03: { kind: 'audio', codec: 'mp2' },
  0x04: { kind: 'audio', codec: 'mp2' },
  0x0f: { kind: 'audio', codec: 'aac' },
  0x11: { kind: 'audio', codec: 'aac_latm' },
  0x1b: { kind: 'video', codec: 'h264' },
  0x24: { kind: 'video', codec: 'hevc' },
  0x33: { kind: 'video', codec: 'vvc' },
  0x42: { kind: 'video', codec: 'cavs' },
  0x81: { kind: 'audio', codec: 'ac3' },
  0x87: { kind: 'audio', codec: 'eac3' },
  0xd2: { kind: 'video', codec: 'avs2' },
  0xd4: { kind: 'video', codec: 'avs3' },
}

/** The codec of a stream type; null for data and for what is not known. */
export const codecOf = (type: number): { kind: 'video' | 'audio'; codec: string } | null =>
  codecs[type] ?? null
