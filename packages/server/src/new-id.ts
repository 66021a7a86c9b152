import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
let last = { ms: 0, random: 0n }

/** A new id: prefix + ULID, `prj_01J…`. Ids of one process ascend, also within a millisecond. */
export function newIdAt(prefix: string, ms: number): string {
  const random = ms === last.ms ? last.random + 1n : BigInt(`0x${randomBytes(10).toString('hex')}`) >> 1n
  last = { ms, random }
  let value = (BigInt(ms) << 80n) | random
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(value & 31n)] + text
    value >>= 5n
  }
  return `${prefix}_${text}`
}
