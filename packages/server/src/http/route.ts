import type { Permission } from '@rongheng/core/identity/permissions'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import type { Download } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AGENT } from '@rongheng/core/watch/agent-protocol'
import { audit } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { refuseStrangers } from './agent-door.ts'
import type { App, AppDeps, Signed } from './app-types.ts'
import { ctxOf, nobody } from './app.ts'
import { disposition } from './disposition.ts'
import { readInput } from './input.ts'

/** What an endpoint runs: the context, the parsed input, and the bytes of an upload (empty otherwise). */
export type UseCase<I, O> = (ctx: Ctx, input: I, bytes: Uint8Array) => Promise<O>

/**
 * Binds an endpoint to its use case. Here, once for all: who asks and whether they may, parsing of the input, checking of the
 * output (nothing the contract does not name gets out), uploads as bytes and downloads as files.
 */
export function route<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  app: App,
  endpoint: Endpoint<I, O>,
  useCase: UseCase<z.output<I>, z.input<O>>,
): void {
  routeWith(app, endpoint, (ctx, input, bytes) => useCase(ctx, input, bytes))
}

/** Like `route`, for the few endpoints that also set a cookie: the work gets the reply as well. */
export function routeWith<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  app: App,
  endpoint: Endpoint<I, O>,
  work: (ctx: Ctx, input: z.output<I>, bytes: Uint8Array, http: Http) => Promise<z.input<O>>,
): void {
  const { deps } = app
  const callers = new WeakMap<FastifyRequest, { signed: Signed; now: Instant }>()
  const bind = (fastify: FastifyInstance) =>
    void fastify.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.upload ? { bodyLimit: endpoint.upload.maxBytes } : {}),
      // Before the body is read: nobody sends us megabytes without a right to.
      onRequest: async (request) => {
        const now = deps.clock()
        callers.set(request, { signed: await admit(deps, endpoint, request, now), now })
      },
      handler: async (request, reply) => {
        const { signed, now } = callers.get(request) ?? { signed: nobody, now: deps.clock() }
        const bytes = endpoint.upload && Buffer.isBuffer(request.body) ? request.body : new Uint8Array()
        const body = endpoint.upload ? {} : request.body
        const input = readInput(endpoint.input, { params: request.params, query: request.query, body })
        const output = await work(ctxOf(deps, request, signed, now), input, bytes, { request, reply })
        const answer = z.parse(endpoint.output, output)
        return endpoint.download ? sendFile(reply, answer as Download) : (answer ?? {})
      },
    })
  if (!endpoint.upload) return bind(app.fastify)
  // An upload is taken as bytes whatever type it claims; that holds for its own small context only.
  void app.fastify.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    bind(own)
  })
}

/** The HTTP side of a call, for cookies. */
export type Http = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/**
 * Who is asking, if they may.
 *
 * @throws Refusal `identity.not-signed-in`, `identity.must-change-password`, `identity.not-allowed`, `watch.agent-not-known`
 */
async function admit(
  deps: AppDeps,
  endpoint: Endpoint,
  request: FastifyRequest,
  now: Instant,
): Promise<Signed> {
  const { permission } = endpoint
  if (permission === AGENT) {
    await refuseStrangers(deps.db, request)
    return nobody
  }
  const signed = await deps.door.identify(request, now)
  if (permission === 'public') return signed ?? nobody
  if (!signed) throw new Refusal('identity.not-signed-in')
  if (permission === 'signed-in') return signed
  if (signed.mustChange) throw new Refusal('identity.must-change-password')
  if (!signed.actor.permissions.get(permission as Permission)?.unitIds.length) {
    await auditRefused(ctxOf(deps, request, signed, now), endpoint)
    throw new Refusal('identity.not-allowed', { permission })
  }
  return signed
}

/** Who tries what their roles do not allow is somebody the audit administrator should hear of. */
async function auditRefused(ctx: Ctx, endpoint: Endpoint): Promise<void> {
  const unitId = ctx.actor.grants[0]?.unitId
  if (unitId === undefined) return
  await ctx.transaction((tx) =>
    audit(tx, ctx, {
      action: 'access.try',
      unitId,
      subjectId: endpoint.path,
      subjectName: `${endpoint.method} ${endpoint.path}`,
      result: 'refused',
    }),
  )
}

function sendFile(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', disposition(file.name))
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}
