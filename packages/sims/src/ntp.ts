import type { Instant } from '@rongheng/core/kernel/time'

/** Seconds from 1900, where NTP begins to count, to 1970. */
const TO_1970 = 2_208_988_800
const SERVER = 4
const STRATUM = 2

/**
 * Answers a request for the time as a server of stratum 2 does.
 *
 * @returns null for what is no request of version 3 or 4
 * @source RFC 5905, 7.3
 */
export function ntpAnswer(request: Buffer, receivedAt: Instant, now: () => Instant): Buffer | null {
  const first = request[0] ?? 0
  const version = (first >> 3) & 7
  if (request.length < 48 || (first & 7) !== 3 || version < 3 || version > 4) return null
  const answer = Buffer.alloc(48)
  answer[0] = (version << 3) | SERVER
  answer[1] = STRATUM
  answer[2] = request[2] ?? 6
  answer.writeInt8(-20, 3)
  // Root delay 1 ms, dispersion 2 ms, in 16.16 seconds.
  answer.writeUInt32BE(Math.round(0.001 * 65_536), 4)
  answer.writeUInt32BE(Math.round(0.002 * 65_536), 8)
  // Whom it follows: an address kept for documentation.
  answer.set([192, 0, 2, 123], 12)
  stamp(answer, 16, (receivedAt - 37_000) as Instant)
  request.copy(answer, 24, 40, 48)
  stamp(answer, 32, receivedAt)
  stamp(answer, 40, now())
  return answer
}

function stamp(answer: Buffer, offset: number, at: Instant): void {
  answer.writeUInt32BE(Math.floor(at / 1000) + TO_1970, offset)
  answer.writeUInt32BE(Math.floor(((at % 1000) / 1000) * 2 ** 32), offset + 4)
}
