import type { Instant } from '@rongheng/core/kernel/time'
import { transaction } from '@rongheng/storage/transaction'
import fastifyCookie from '@fastify/cookie'
import Fastify, { type FastifyRequest } from 'fastify'
import type { Ctx } from '../ctx.ts'
import { newIdAt } from '../new-id.ts'
import type { App, AppDeps, Signed } from './app-types.ts'
import { answerError, answerNotFound } from './errors.ts'
import { ops } from './ops.ts'
import { refuseForeignWrites, setSecurityHeaders } from './protect.ts'

/** Builds the HTTP server without its routes; `allRoutes` adds those, `app.fastify.listen` opens it. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const fastify = Fastify({
    loggerInstance: deps.log,
    trustProxy: deps.trustProxy === undefined ? false : deps.trustProxy,
    // Never taken from the caller: it is written into the audit.
    genReqId: () => newIdAt('req', deps.clock()),
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
  })
  const app: App = { fastify, deps }
  await fastify.register(fastifyCookie)
  fastify.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(request, reply)
    reply.header('x-request-id', request.id)
    if (deps.door.via === 'web') refuseForeignWrites(request)
  })
  fastify.setErrorHandler(answerError(deps))
  fastify.setNotFoundHandler(answerNotFound)
  ops(app)
  return app
}

/** The context of one request. */
export function ctxOf(deps: AppDeps, request: FastifyRequest, signed: Signed, now: Instant): Ctx {
  return {
    db: deps.db,
    now,
    newId: (prefix) => newIdAt(prefix, now),
    requestId: request.id,
    actor: signed.actor,
    from: { ip: request.ip ?? '', via: deps.door.via },
    ports: deps.ports,
    transaction: (work) => transaction(deps.db, work),
    enqueue: deps.enqueue,
    ...(signed.sessionId === undefined ? {} : { sessionId: signed.sessionId }),
  }
}

/** Who acts when nobody is signed in: may do only what is public. */
export const nobody: Signed = {
  actor: { id: 'nobody', name: '未登录', grants: [], permissions: new Map() },
  mustChange: false,
}
