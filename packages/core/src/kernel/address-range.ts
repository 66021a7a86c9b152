import { z } from 'zod'

/** An internet address as a number, with its family; IPv4 addresses mapped into IPv6 are IPv4 here. */
export type Address = { readonly family: 4 | 6; readonly value: bigint }

/** Reads an address as the resolver gives it. @returns null for anything else, names too */
export function addressOf(text: string): Address | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const four = fourOf(bare)
  if (four !== null) return { family: 4, value: four }
  const six = sixOf(bare)
  if (six === null) return null
  // ::ffff:127.0.0.1 reaches the same host as 127.0.0.1, so it is held to the same ranges.
  return six >> 32n === 0xffffn ? { family: 4, value: six & 0xffff_ffffn } : { family: 6, value: six }
}

function fourOf(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((p) => /^(0|[1-9]\d{0,2})$/.test(p) && Number(p) <= 255)) return null
  return parts.reduce((sum, p) => sum * 256n + BigInt(p), 0n)
}

function sixOf(text: string): bigint | null {
  if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':')) return null
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const four = tail ? fourOf(tail[2] as string) : 0n
  if (four === null) return null
  const whole = tail ? `${tail[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}` : text
  const halves = whole.split('::')
  if (halves.length > 2) return null
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const given = groups.flat()
  if (!given.every((g) => /^[0-9a-f]{1,4}$/i.test(g))) return null
  const missing = 8 - given.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const [left = [], right = []] = groups
  const all = halves.length === 2 ? [...left, ...Array<string>(missing).fill('0'), ...right] : left
  return all.reduce((sum, g) => sum * 65_536n + BigInt(`0x${g}`), 0n)
}

/** A range of addresses that may be reached: "192.168.0.0/16", or one address. */
export type AddressRange = { readonly from: Address; readonly bits: number }

/** @returns null when it is no range */
export function rangeOf(text: string): AddressRange | null {
  const [address = '', bits, ...more] = text.trim().split('/')
  const from = addressOf(address)
  if (!from || more.length > 0) return null
  const width = from.family === 4 ? 32 : 128
  if (bits === undefined) return { from, bits: width }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) return null
  return { from, bits: Number(bits) }
}

/** Whether an address lies in a range. */
export function inRange(address: Address, range: AddressRange): boolean {
  if (address.family !== range.from.family) return false
  const below = BigInt((address.family === 4 ? 32 : 128) - range.bits)
  return address.value >> below === range.from.value >> below
}

/** Addresses that are never reached because a wide range happens to hold them: only when listed with their port. */
const ownHost = ['127.0.0.0/8', '::1', '0.0.0.0/8', '::', '169.254.0.0/16', 'fe80::/10'].map(
  (text) => rangeOf(text) as AddressRange,
)

/** What the administrator allows the program to reach. */
export const ReachPolicy = z.object({
  /** Ranges, "192.168.0.0/16". Nothing is allowed that none of them holds. */
  ranges: z.array(z.string().refine((text) => rangeOf(text) !== null, 'reach.not-a-range')).max(200),
  /** Addresses of this machine and of its link, each with its port: "127.0.0.1:8080". */
  own: z.array(z.string().refine((text) => ownPlace(text) !== null, 'reach.not-an-own-place')).max(100),
})
export type ReachPolicy = z.infer<typeof ReachPolicy>

function ownPlace(text: string): { address: Address; port: number } | null {
  const match = /^(.+):(\d{1,5})$/.exec(text.trim())
  const address = match ? addressOf(match[1] as string) : null
  const port = Number(match?.[2])
  return address && port >= 1 && port <= 65_535 ? { address, port } : null
}

/**
 * Whether a probe may connect to an address. Addresses of this machine (loopback, any, link-local with its metadata services)
 * are reached only when listed with their port, whatever the ranges say.
 *
 * @param port null for protocols without ports
 */
export function mayReach(policy: ReachPolicy, address: Address, port: number | null): boolean {
  if (ownHost.some((range) => inRange(address, range)))
    return policy.own.some((text) => {
      const place = ownPlace(text)
      return (
        place !== null &&
        place.address.family === address.family &&
        place.address.value === address.value &&
        place.port === port
      )
    })
  return policy.ranges.some((text) => {
    const range = rangeOf(text)
    return range !== null && inRange(address, range)
  })
}
