import net, { type Socket } from 'node:net'
import type { Reach } from '@rongheng/core/watch/probe'
import { guardedLookup, refuseLiteral } from './guarded-lookup.ts'

/** Connects to an address that may be reached, and lets go when told to stop. @throws NotAllowed, or what kept it from connecting */
export function openSocket(host: string, port: number, reach: Reach, stop: AbortSignal): Promise<Socket> {
  const bare = host.replace(/^\[|\]$/g, '')
  refuseLiteral(bare, port, reach)
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: bare, port, lookup: guardedLookup(reach, port) })
    const halt = () => socket.destroy(stop.reason as Error)
    if (stop.aborted) halt()
    else stop.addEventListener('abort', halt, { once: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      // Whoever reads on hears of errors by `answerOf` or by a listener of its own; without any, Node would end the process.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}

/**
 * Reads from a connection until `enough` says so, the other side ends it, or `limit` bytes are there.
 *
 * @throws what broke the connection, also the end of the time
 */
export function answerOf(socket: Socket, limit: number, enough: (soFar: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let soFar = Buffer.alloc(0)
    const done = () => {
      socket.off('data', take)
      socket.off('end', done)
      socket.off('error', reject)
      socket.pause()
      resolve(soFar)
    }
    const take = (chunk: Buffer) => {
      soFar = Buffer.concat([soFar, chunk.subarray(0, limit - soFar.length)])
      if (soFar.length >= limit || enough(soFar)) done()
    }
    socket.on('data', take)
    socket.once('end', done)
    socket.once('error', reject)
    socket.resume()
  })
}
