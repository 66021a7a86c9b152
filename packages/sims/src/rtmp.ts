import { randomBytes } from 'node:crypto'

const HANDSHAKE = 1536
const VERSION = 3

/**
 * The handshake of RTMP: takes version and 1536 bytes, gives its own and theirs back. What comes later is taken and not
 * answered.
 *
 * @returns takes the bytes that came and gives the answer; null when the connection is to be ended
 * @source Adobe's Real Time Messaging Protocol, 5.2
 */
export function rtmpSession(): (bytes: Buffer) => Buffer | null {
  let kept: Buffer = Buffer.alloc(0)
  let answered = false
  return (bytes) => {
    if (answered) return Buffer.alloc(0)
    kept = Buffer.concat([kept, bytes])
    if (kept[0] !== VERSION) return null
    if (kept.length < 1 + HANDSHAKE) return Buffer.alloc(0)
    answered = true
    const theirs = kept.subarray(1, 1 + HANDSHAKE)
    const ours = Buffer.concat([Buffer.alloc(8), randomBytes(HANDSHAKE - 8)])
    kept = Buffer.alloc(0)
    return Buffer.concat([Buffer.from([VERSION]), ours, theirs])
  }
}
