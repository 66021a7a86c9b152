import { isIP } from 'node:net'
import tls from 'node:tls'
import type { Reach } from '@rongheng/core/watch/probe'
import { type ChainLink, chainOf } from './certificate.ts'
import { openSocket } from './open-socket.ts'

/** What a handshake showed. */
export type Handshake = {
  readonly links: readonly ChainLink[]
  /** Node's code of what is wrong with the chain; '' when it is trusted. */
  readonly chainFault: string
  /** The certificate is of another name. */
  readonly otherName: boolean
  /** "TLSv1.3" */
  readonly protocol: string
  readonly connectMs: number
  readonly tlsMs: number
}

/** Shakes hands and looks at the certificate, whatever is wrong with it. @throws what kept the handshake from happening */
export async function tlsLook(
  place: { readonly host: string; readonly port: number; readonly name: string },
  reach: Reach,
  stop: AbortSignal,
): Promise<Handshake> {
  const started = performance.now()
  const plain = await openSocket(place.host, place.port, reach, stop)
  const connected = performance.now()
  const name = place.name.replace(/[.]$/, '')
  try {
    return await new Promise((resolve, reject) => {
      const socket = tls.connect({
        socket: plain,
        ...(isIP(name) ? {} : { servername: name }),
        rejectUnauthorized: false,
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      })
      plain.once('close', () =>
        reject(
          (stop.aborted ? stop.reason : Object.assign(new Error('closed'), { code: 'ECONNRESET' })) as Error,
        ),
      )
      socket.once('error', reject)
      socket.once('secureConnect', () => {
        const certificate = socket.getPeerCertificate()
        resolve({
          links: chainOf(socket, Date.now()),
          chainFault: socket.authorized ? '' : String(socket.authorizationError),
          otherName: tls.checkServerIdentity(name, certificate) !== undefined,
          protocol: socket.getProtocol() ?? '',
          connectMs: connected - started,
          tlsMs: performance.now() - connected,
        })
        socket.destroy()
      })
    })
  } finally {
    plain.destroy()
  }
}
