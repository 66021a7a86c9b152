import { createServer } from 'node:net'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FastifyInstance } from 'fastify'

/** Where pages are served. */
export type Address = { readonly host: string; readonly port: number }

/**
 * Looks whether an address can be had, and gives it back at once.
 *
 * @throws Refusal `kernel.port-in-use`, `kernel.cannot-listen`
 */
export async function tryAddress(address: Address): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', fail)
    probe.listen({ ...address }, () => probe.close(() => done()))
  }).catch((cause: unknown) => refuse(address, cause))
}

/**
 * Serves at an address.
 *
 * @returns it as a browser takes it
 * @throws Refusal `kernel.port-in-use`, `kernel.cannot-listen`
 */
export const listenAt = (fastify: FastifyInstance, { host, port }: Address): Promise<string> =>
  fastify.listen({ host, port }).catch((cause: unknown) => refuse({ host, port }, cause))

function refuse({ host, port }: Address, cause: unknown): never {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') throw new Refusal('kernel.port-in-use', { port })
  throw new Refusal('kernel.cannot-listen', { host, port, why: message })
}
