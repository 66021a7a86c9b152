import dns from 'node:dns'
import type { LookupFunction } from 'node:net'
import { addressOf } from '@rongheng/core/kernel/address-range'
import type { Reach } from '@rongheng/core/watch/probe'

/** The address may not be reached: the administrator has not allowed it. */
export class NotAllowed extends Error {
  readonly address: string
  constructor(address: string) {
    super(`${address} is not allowed`)
    this.name = 'NotAllowed'
    this.address = address
  }
}

/**
 * Resolves a name for a connection, and gives only addresses that may be reached. The connection goes to the address that was
 * looked at: a name that answers otherwise a moment later gains nothing.
 */
export const guardedLookup =
  (reach: Reach, port: number | null): LookupFunction =>
  (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0)
      const allowed = found.filter(({ address }) => {
        const read = addressOf(address)
        return read !== null && reach(read, port)
      })
      const first = allowed[0]
      if (!first)
        return callback(new NotAllowed(found[0]?.address ?? hostname) as NodeJS.ErrnoException, '', 0)
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }

/** For a host that is an address already, which is connected to without being looked up. @throws NotAllowed */
export function refuseLiteral(host: string, port: number | null, reach: Reach): void {
  const read = addressOf(host)
  if (read !== null && !reach(read, port)) throw new NotAllowed(host)
}

/** The addresses of a host that may be reached, in the resolver's order. @throws NotAllowed when there is none */
export function allowedAddresses(
  host: string,
  port: number | null,
  reach: Reach,
): Promise<readonly { readonly address: string; readonly family: number }[]> {
  const bare = host.replace(/^\[|\]$/g, '')
  const read = addressOf(bare)
  if (read !== null)
    return reach(read, port)
      ? Promise.resolve([{ address: bare, family: bare.includes(':') ? 6 : 4 }])
      : Promise.reject(new NotAllowed(bare))
  return new Promise((resolve, reject) => {
    guardedLookup(reach, port)(bare, { all: true }, (error, found) => {
      if (error) reject(error)
      else resolve(found as { address: string; family: number }[])
    })
  })
}

/** The address that a packet to this host is sent to. @throws NotAllowed */
export const allowedAddress = async (host: string, port: number | null, reach: Reach) =>
  (await allowedAddresses(host, port, reach))[0] as { readonly address: string; readonly family: number }
