import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Db } from '@rongheng/storage/db'
import { agentByToken } from '@rongheng/storage/watch/agents'
import type { FastifyRequest } from 'fastify'
import { sm3 } from '../sm3.ts'

/** The token in a request of an agent; '' for none. */
export const agentToken = (request: FastifyRequest): string =>
  /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''

/** Before the body is read: nobody sends us megabytes without a token that we know. @throws Refusal `watch.agent-not-known` */
export async function refuseStrangers(db: Db, request: FastifyRequest): Promise<void> {
  const token = agentToken(request)
  if (token === '' || !(await agentByToken(db, sm3(token)))) throw new Refusal('watch.agent-not-known')
}

/** Whether nobody between can read along: TLS, or a caller on this machine that is no proxy. */
export function privateLine(request: FastifyRequest): boolean {
  if (request.protocol === 'https') return true
  const { forwarded } = request.headers
  const throughProxy = forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined
  return (
    !throughProxy && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
  )
}
